import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings } from '../views/axe';
import { button, cards, openSettings, press, searchPeople, setSwitch, showTab } from './support/views';
import { withApp } from './support/with-app';

/** What axe finds in both colour schemes, a line each. */
async function complaints(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await axeFindings(page)).map((finding) => `${colorScheme} ${finding}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

describe('axe finds nothing to complain about', () => {
  const on = withApp({ trusted: false });

  test('in the sign-in form, with an untrusted certificate shown', async () => {
    const page = await on.app.window();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Password', { exact: true }).fill('x');
    await button(page, 'Sign in').click();
    await page.getByText("The server's certificate is not trusted by this computer.").waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});

describe('axe finds nothing to complain about', () => {
  const on = withApp({ signedIn: true });

  test('in the inbox: cards, the team calendar, the reject form, a decided line', async () => {
    const page = await on.app.open();
    await cards(page).first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await press(cards(page).nth(2), 'Team calendar');
    await page.getByRole('table', { name: 'Team calendar' }).waitFor();
    await press(cards(page).first(), 'Reject');
    await page.getByLabel('Reason').waitFor();
    await press(cards(page).nth(1), 'Approve');
    await cards(page).nth(1).getByText('Approv').first().waitFor();
    expect(await complaints(page)).toEqual([]);
  });

  test('while several requests are picked, and in the history', async () => {
    const page = await on.app.open();
    await button(page, 'Select').click();
    const bar = page.getByRole('region', { name: 'Selected requests' });
    await page.getByRole('checkbox').last().check();
    await bar.getByText('1 selected').waitFor();
    await button(bar, 'Reject 1').click();
    await bar.getByLabel('Reason').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(bar, 'Reject 1').waitFor();
    await page.keyboard.press('Control+h');
    await page.getByRole('list', { name: 'Decisions' }).getByRole('listitem').first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Search decisions').fill('zzz');
    await page.getByRole('heading', { name: /^No decision found/ }).waitFor();
    expect(await complaints(page)).toEqual([]);
  });

  test('in reminders, people with a card, a chart and favourites, and requests', async () => {
    const page = await on.app.open();
    await showTab(page, 'Reminders');
    expect(await complaints(page)).toEqual([]);
    await showTab(page, 'People');
    expect(await complaints(page)).toEqual([]);
    const found = await searchPeople(page, on.stage.approver.name.split(' ')[0] ?? '');
    await found.getByRole('listitem').first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Search people').press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await button(page, 'Back').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Favourite', exact: true, pressed: true }).waitFor();
    await page.keyboard.press('g');
    await page.getByRole('region', { name: 'Line and team' }).getByRole('listitem').first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Search people').fill('');
    await page.getByRole('list', { name: 'Favourites' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await showTab(page, 'Requests');
    expect(await complaints(page)).toEqual([]);
  });

  test('in settings and the list of keys', async () => {
    const page = await on.app.open();
    const settings = await openSettings(page);
    await setSwitch(settings.getByRole('switch', { name: 'Hold notifications back' }), true);
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await complaints(page)).toEqual([]);
  });

  test('offline', async () => {
    const page = await on.app.open();
    await page.keyboard.press('Escape');
    await showTab(page, 'Inbox');
    await on.stage.control.stopListening();
    await on.app.syncNow();
    await page.getByText(/^Offline, as of/).waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});
