import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { PersonState } from '../offices';
import { eventually } from './support/eventually';
import { picture } from './support/picture';
import { button, openSettings, searchPeople, showTab } from './support/views';
import { withApp } from './support/with-app';

const keys = { pressed: 'Control+Alt+l', sent: 'ctrl+alt+l' };

describe('looking a colleague up by keyboard alone, with the server gone, right after a start', () => {
  const on = withApp({ signedIn: true, people: 60 });
  let everybody: readonly PersonState[] = [];

  /** Two colleagues with a number and a manager, whose names nobody else has, the first with somebody beside them. */
  function wanted(): readonly [PersonState, PersonState] {
    const alone = everybody.filter(
      ({ name, phone, manager }) =>
        phone !== '' && manager !== null && everybody.filter((one) => one.name === name).length === 1,
    );
    const [first, second] = alone.filter(({ name }) => /^[\x20-\x7e]+$/.test(name));
    if (first === undefined || second === undefined) throw new Error('Nobody here can be looked up');
    return [first, second];
  }

  const clipboard = () => on.app.evaluate(({ clipboard: desk }) => desk.readText());
  /** Types a name into the field anew and waits until it stands first. */
  async function lookUp(page: Page, name: string): Promise<void> {
    await searchPeople(page, '');
    const found = await searchPeople(page, name);
    await eventually(() => found.getByRole('listitem').first().textContent()).toContain(name);
  }

  test('a store is filled, a favourite chosen with one key, and a shortcut set', async () => {
    everybody = await on.stage.control.people();
    const [, favourite] = wanted();
    const page = await on.app.open();
    await showTab(page, 'People');
    await page.getByText(`${everybody.length} colleagues kept on this computer`).waitFor();
    await lookUp(page, favourite.name);
    await page.getByLabel('Search people').press('ArrowDown');
    await page.keyboard.press('f');
    await page.getByText(`${favourite.name} is a favourite now`).first().waitFor();
    const field = (await openSettings(page)).getByLabel('Shortcut that opens the directory');
    await field.press(keys.pressed);
    await eventually(() => field.inputValue()).toBe('Ctrl+Alt+L');

    await on.stage.control.stopListening();
    await on.restart({ args: ['--hidden'] });
  });

  test('the shortcut opens it with the favourites; what is typed is found, and Enter copies the number', async () => {
    const [person, favourite] = wanted();
    await on.app.waitForToolTip(/^OffiTray: offline/);
    await on.stage.desktop.xdotool('key', keys.sent);
    const page = await on.app.window();
    await page
      .getByRole('list', { name: 'Favourites' })
      .getByRole('listitem', { name: favourite.name })
      .waitFor();
    const field = page.getByLabel('Search people');
    await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await picture(page, 'people-at-hand');
    await on.stage.desktop.xdotool('type', '--delay', '20', person.name.toLowerCase());
    await on.stage.desktop.xdotool('key', 'Return');
    await eventually(clipboard).toBe(person.phone);
    await picture(page, 'people-found');
  });

  test('again with the shortcut, what was typed gives way to what is typed next', async () => {
    const [, other] = wanted();
    await on.app.putAway();
    await on.stage.desktop.xdotool('key', keys.sent);
    const page = await on.app.window();
    await on.stage.desktop.xdotool('type', '--delay', '20', other.login);
    await eventually(() => page.getByLabel('Search people').inputValue()).toBe(other.login);
    await on.stage.desktop.xdotool('key', 'alt+e');
    await eventually(clipboard).toBe(other.login);
  });

  test('arrow keys walk from the card to the manager, down again and along the team', async () => {
    const [person] = wanted();
    const page = await on.app.open();
    const manager = everybody.find(({ login }) => login === person.manager)?.name ?? '';
    await lookUp(page, person.name);
    await page.getByLabel('Search people').press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('region', { name: person.name }).getByText(person.phone).waitFor();
    await picture(page, 'people-card');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('region', { name: manager }).waitFor();
    const team = everybody.filter(({ manager: login }) => login === person.manager).map(({ name }) => name);
    await button(page.getByRole('region', { name: manager }), team[0] ?? '').waitFor();
    await page.keyboard.press('ArrowDown');
    const seen = new Set<string>();
    for (let steps = 0; steps < team.length; steps += 1) {
      const card = page.locator('.person-details');
      await eventually(() => card.getAttribute('aria-label')).not.toBe(manager);
      const name = (await card.getAttribute('aria-label')) ?? '';
      seen.add(name);
      if (steps === team.length - 1) break;
      await card.getByText('→').waitFor();
      await page.keyboard.press('ArrowRight');
      await eventually(() => card.getAttribute('aria-label')).not.toBe(name);
    }
    expect([...seen].sort()).toEqual([...team].sort());
  });

  test('the chart shows the line and the team, and leads to a card', async () => {
    const [person] = wanted();
    const page = await on.app.open();
    await lookUp(page, person.name);
    await page.getByLabel('Search people').press('Alt+g');
    const chart = page.getByRole('region', { name: 'Line and team' });
    const current = chart.locator('[aria-current]');
    await eventually(() => current.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await current.textContent()).toContain(person.name);
    await picture(page, 'people-chart');
    await page.keyboard.press('ArrowLeft');
    const manager = everybody.find(({ login }) => login === person.manager)?.name ?? '';
    await eventually(() => current.textContent()).toContain(manager);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: manager }).waitFor();
    await page.keyboard.press('Escape');
    await chart.waitFor();
  });

  test('what is on the screen is saved as contacts that other programs read', async () => {
    const [person] = wanted();
    const page = await on.app.open();
    await lookUp(page, person.name);
    const file = join(dirname(on.stage.presetFile), 'found.vcf');
    await on.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, file);
    await button(page, 'Save').click();
    await page.getByRole('menuitem', { name: 'As contacts (vCard)' }).click();
    await page.getByText('Saved found.vcf').first().waitFor();
    const saved = await readFile(file, 'utf8');
    expect(saved).toContain(`\r\nFN:${person.name}\r\n`);
    expect(saved).toContain(`:${person.phone}\r\n`);
  });

  test('nothing is saved where the administrator does not allow it, whoever asks', async () => {
    const [person] = wanted();
    const preset = join(dirname(on.stage.presetFile), 'strict.json');
    await writeFile(preset, JSON.stringify({ exportPeople: false }));
    const page = await (await on.restart({ args: ['--preset', preset] })).open();
    await lookUp(page, person.name);
    expect(await button(page, 'Save').count()).toBe(0);
    const refused = await page.evaluate(() =>
      (
        window as unknown as { offitray: { exportPeople(wish: object): Promise<object> } }
      ).offitray.exportPeople({ as: 'csv', what: 'favourites' }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { name: 'forbidden' } });
    await page.getByLabel('Search people').press('Enter');
    await eventually(clipboard).toBe(person.phone);
  });
});
