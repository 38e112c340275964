/** The widgets that are our own, held against the patterns of the ARIA Authoring Practices. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Gallery } from '../../renderer/dev/gallery/fake-bridge';
import { componentPages } from '../views/poses';
import { reviewInEnglish } from '../views/review';
import { Studio } from '../views/studio';
import { themes } from '../views/themes';

let studio: Studio;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  studio = await Studio.open();
}, 900_000);

afterAll(() => studio?.close());

/** Role and name of what has the focus. */
async function focused(): Promise<string> {
  const [line = ''] = (await studio.page.locator(':focus').ariaSnapshot()).split('\n');
  return line.replace(/^- /, '').replace(/:$/, '').replaceAll("'", '');
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await studio.page.keyboard.press(key);
}

const calls = () =>
  studio.page.evaluate(() => (window.offitray as unknown as Gallery).calls.map(({ name }) => name));

describe.each(componentPages)('%s', (page) => {
  beforeAll(async () => {
    await studio.light('light');
    await studio.show(page);
  });

  reviewInEnglish(page, () => studio);
});

test('A button keeps its size while work is going on', async () => {
  await studio.show('components-buttons');
  const sizes = await studio.page.locator('.states').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const buttons = [...row.querySelectorAll('button')];
      if (buttons.length === 0) return [];
      return [[buttons[0], buttons.at(-1)].map((button) => [button?.offsetWidth, button?.offsetHeight])];
    }),
  );
  expect(sizes).toHaveLength(4);
  for (const [atRest, busy] of sizes) expect(busy).toEqual(atRest);
});

describe('A menu button', () => {
  beforeEach(async () => {
    await studio.show('inbox-one');
    await studio.page.getByRole('button', { name: 'More actions' }).focus();
  });

  const items = () => studio.page.getByRole('menuitem').allTextContents();
  const state = () => studio.page.getByRole('button', { name: 'More actions' }).getAttribute('aria-expanded');

  test.each(['Enter', 'Space'])(
    'opens with %s, its first item in focus, and says that it is open',
    async (key) => {
      expect(await state()).toBe('false');
      await press(key);
      await studio.page.getByRole('menu', { name: 'More actions' }).waitFor();
      expect(await state()).toBe('true');
      expect(await focused()).toBe('menuitem "Not now: in 1 hour"');
    },
  );

  test('goes round with arrows, to the ends with Home and End', async () => {
    await press('Enter');
    const [first = '', second = ''] = await items();
    const last = (await items()).at(-1);
    const reached: string[] = [];
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home']) {
      await press(key);
      reached.push(await focused());
    }
    expect(reached).toEqual([second, first, last, first, last, first].map((name) => `menuitem "${name}"`));
  });

  test('goes to the next item that begins with a letter, and decides nothing by it', async () => {
    await press('Enter', 'o');
    expect(await focused()).toBe('menuitem "Open in browser"');
    await press('n');
    expect(await focused()).toBe('menuitem "Not now: in 1 hour"');
    await press('n', 'a', 'r');
    expect(await focused()).toBe('menuitem "Not now: tomorrow morning"');
    expect(await calls()).not.toContain('decide');
    expect(await studio.page.getByLabel('Reason').count()).toBe(0);
  });

  test('gives the focus back to its button with Esc, and hides nothing else', async () => {
    await press('Enter', 'Escape');
    expect(await studio.page.getByRole('menu').count()).toBe(0);
    expect(await focused()).toBe('button "More actions"');
    expect(await calls()).not.toContain('hide');
  });

  test('closes with Tab, which goes on from the button', async () => {
    await press('Enter', 'Tab');
    expect(await studio.page.getByRole('menu').count()).toBe(0);
    expect(await focused()).toBe('button "Team calendar"');
  });

  test('closes when an item is chosen or something beside it is pressed', async () => {
    await press('Enter', 'End', 'Enter');
    expect(await studio.page.getByRole('menu').count()).toBe(0);
    expect(await calls()).toContain('openInBrowser');
    await press('Enter');
    await studio.page.getByRole('menu').waitFor();
    await studio.page.mouse.click(20, 560);
    await studio.page.getByRole('menu').waitFor({ state: 'detached' });
    await studio.page.mouse.move(0, 0);
  });
});

describe('The tabs', () => {
  beforeEach(async () => {
    await studio.show('inbox');
    await studio.page.getByRole('tab', { name: 'Inbox' }).focus();
  });

  test('are one stop; arrows go round and show what they pass, Home and End go to the ends', async () => {
    const reached: string[] = [];
    for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
      await press(key);
      reached.push(await focused());
      const name = /"(.*)"/.exec(reached.at(-1) ?? '')?.[1] ?? '';
      await studio.page.getByRole('tabpanel', { name }).waitFor();
    }
    const names = ['Reminders', 'Requests', 'Inbox', 'Requests', 'Inbox'];
    expect(reached).toEqual(names.map((name) => `tab "${name}" [selected]`));
    await press('Tab');
    expect(await focused()).toBe('button "Keep open"');
  });

  test('are called by their panels, which they control', async () => {
    await press('ArrowRight');
    const tab = studio.page.getByRole('tab', { selected: true });
    const panel = studio.page.getByRole('tabpanel');
    expect(await tab.getAttribute('aria-controls')).toBe(await panel.getAttribute('id'));
    expect(await panel.getAttribute('aria-labelledby')).toBe(await tab.getAttribute('id'));
  });
});

describe('A dialog', () => {
  test('keeps the focus inside, closes with Esc and gives the focus back', async () => {
    await studio.show('inbox');
    await studio.page.getByRole('button', { name: 'Reject' }).first().focus();
    await press('?');
    const dialog = studio.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await focused()).toBe('button "Close"');
    await press('Tab', 'Tab');
    expect((await dialog.locator(':focus').count()) + (await studio.page.locator('body:focus').count())).toBe(
      1,
    );
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused()).toBe('button "Reject"');
    expect(await calls()).not.toContain('hide');
  });
});

describe('A list of rows', () => {
  test('is one stop with the buttons of its current row; arrows, Home and End lead through it', async () => {
    await studio.show('reminders');
    const rows = await studio.page.locator('[data-row]').count();
    expect(await studio.page.locator('[data-row][tabindex="0"]').count()).toBe(1);
    await studio.page.locator('[data-row]:focus').waitFor();
    const at = () =>
      studio.page.locator('[data-row]').evaluateAll((all) => all.findIndex((row) => row.matches(':focus')));
    const reached = [await at()];
    for (const key of ['ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      await press(key);
      reached.push(await at());
    }
    expect(reached).toEqual([0, 1, 0, rows - 1, rows - 1, 0, 0]);
  });
});

describe('A select', () => {
  test("is the system's own: labelled, chosen by its first letters, described by its error", async () => {
    await studio.show('sign-in');
    const select = studio.page.getByLabel('Office system');
    await select.focus();
    await press('O', 'f', 'f', 'i', 'c', 'e', 'G');
    expect(await select.inputValue()).toBe('officegest');
  });
});

describe('A field', () => {
  test('is described by its error and its hint, and takes the focus when it is wrong', async () => {
    await studio.show('inbox-required');
    const reason = studio.page.getByLabel('Reason');
    await reason.waitFor();
    await press('Control+Enter');
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    const ids = ((await reason.getAttribute('aria-describedby')) ?? '').split(' ');
    const told = await Promise.all(ids.map((id) => studio.page.locator(`[id="${id}"]`).textContent()));
    expect(told.join(' ')).toMatch(/^Type a reason first\. Required\./);
    expect(await focused()).toMatch(/^textbox "Reason"/);
  });
});

describe('What happens is said', () => {
  const said = () => studio.page.getByRole('status').allTextContents();
  const toHear = (text: string) =>
    studio.page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

  test('of an arrival and of a decision', async () => {
    await studio.show('inbox-one');
    expect((await said()).join('')).toBe('');
    await studio.page.evaluate(() => {
      const gallery = window.offitray as unknown as Gallery;
      const [card] = gallery.slices.inbox;
      if (!card) throw new Error('The scene has no card.');
      const ticket = { ...card.ticket, id: 'new', requester: { name: 'Ola Bąk' } };
      gallery.push('inbox', [...gallery.slices.inbox, { ...card, ticket }]);
    });
    await toHear('Ola Bąk');
    await studio.page.getByRole('button', { name: 'Approve' }).first().click();
    await toHear('Approving');
    await studio.page.mouse.move(0, 0);
  });

  test('of a search, when the typing rests', async () => {
    await studio.show('people');
    await studio.page.getByLabel('Search people').fill('kow');
    await toHear('found');
  });
});

describe('How to get the icon into sight', () => {
  test('is dismissed with the keyboard, and the focus goes on to what waits', async () => {
    await studio.show('inbox-hint-gnome');
    await studio.page.getByRole('button', { name: 'Settings' }).focus();
    await press('Tab');
    expect(await focused()).toBe('button "Dismiss"');
    await press('Enter');
    await studio.page.getByRole('region', { name: 'Where to find the icon' }).waitFor({ state: 'detached' });
    expect(await calls()).toContain('dismissHint');
    expect(await focused()).toMatch(/^listitem /);
  });

  test('is not said over another view, nor to whoever only looks around', async () => {
    const hint = studio.page.getByRole('region', { name: 'Where to find the icon' });
    await studio.show('inbox-hint-gnome');
    await studio.page.getByRole('tab', { name: 'People' }).click();
    expect(await hint.count()).toBe(0);
    await studio.page.getByRole('tab', { name: 'Inbox' }).click();
    await hint.waitFor();
    await studio.page.evaluate(() => {
      const gallery = window.offitray as unknown as Gallery;
      gallery.push(
        'accounts',
        gallery.slices.accounts.map((account) => ({ ...account, madeUp: true })),
      );
    });
    await hint.waitFor({ state: 'detached' });
  });
});

describe('The theme of the system', () => {
  test('is followed at once and leaves nothing of another behind', async () => {
    const corner = async () => {
      const clip = { x: 200, y: 580, width: 4, height: 4 };
      return (await studio.page.screenshot({ clip })).toString('base64');
    };
    const alone = new Map<string, string>();
    for (const theme of themes) {
      await studio.light(theme);
      await studio.show('inbox-empty');
      alone.set(theme, await corner());
    }
    expect(new Set(['light', 'dark', 'forced'].map((theme) => alone.get(theme))).size).toBe(3);
    // Opened under a contrast theme, which is then switched off.
    for (const theme of [...themes, ...[...themes].reverse()]) {
      await studio.light(theme);
      expect(await corner(), theme).toBe(alone.get(theme));
    }
  });

  test('gives way to the one chosen in the settings', async () => {
    await studio.show('inbox');
    await studio.light('light');
    await studio.page.evaluate(() => {
      const gallery = window.offitray as unknown as Gallery;
      gallery.push('settings', { ...gallery.slices.settings, theme: 'dark' });
    });
    await studio.page.locator(':root[data-theme="dark"]').waitFor();
    const scheme = await studio.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(scheme).toBe('dark');
  });
});
