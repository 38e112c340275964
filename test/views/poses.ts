import type { Locator, Page } from 'playwright-core';
import { componentSections } from '../../renderer/dev/gallery/component-sections';
import { scenes } from '../../renderer/dev/gallery/scenes';

/** A view in one of its states: a scene of the gallery, and what a person did there. */
export interface Pose {
  readonly name: string;
  readonly scene: string;
  /** Ends when what it leads to is there to be seen. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });
const card = (page: Page, at: number) =>
  page.getByRole('list', { name: 'Waiting for you' }).getByRole('listitem').nth(at);

const acted: readonly Pose[] = [
  {
    name: 'inbox-calendar',
    scene: 'inbox-one',
    act: async (page) => {
      await button(page, 'Team calendar').click();
      await page.getByRole('table', { name: 'Team calendar' }).waitFor();
    },
  },
  {
    name: 'inbox-menu',
    scene: 'inbox-one',
    act: async (page) => {
      await button(page, 'More actions').click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'inbox-reason-missing',
    scene: 'inbox-required',
    act: async (page) => {
      await button(card(page, 0), 'Reject').click();
      await page.getByText('Type a reason first.').waitFor();
    },
  },
  {
    name: 'inbox-select',
    scene: 'inbox',
    act: async (page) => {
      await button(page, 'Select').click();
      await page.getByRole('checkbox').last().check();
      await page.getByText('1 selected').waitFor();
    },
  },
  {
    name: 'history',
    scene: 'inbox',
    act: async (page) => {
      await page.keyboard.press('Control+h');
      await page.getByRole('list', { name: 'Decisions' }).waitFor();
    },
  },
  {
    name: 'history-none',
    scene: 'inbox',
    act: async (page) => {
      await page.keyboard.press('Control+h');
      await page.getByLabel('Search decisions').fill('zzz');
      await page.getByRole('heading', { name: /^No decision found/ }).waitFor();
    },
  },
  {
    name: 'reminders-snooze',
    scene: 'reminders',
    act: async (page) => {
      await button(page, 'Snooze').first().click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  { name: 'people-found', scene: 'people', act: (page) => search(page, 'w') },
  {
    name: 'people-nobody',
    scene: 'people',
    act: async (page) => {
      await page.getByLabel('Search people').fill('zzz');
      await page.getByRole('heading', { name: /zzz/ }).waitFor();
    },
  },
  {
    name: 'people-card',
    scene: 'people',
    act: async (page) => {
      await search(page, 'kat');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await button(page, 'Back').waitFor();
      await button(page, 'Call').first().waitFor();
    },
  },
  {
    name: 'settings-lower',
    scene: 'settings',
    act: (page) => page.locator('.view').evaluate((view) => view.scrollTo(0, view.scrollHeight)),
  },
  {
    name: 'settings-sign-out',
    scene: 'settings',
    act: async (page) => {
      await button(page, 'Sign out').click();
      await button(page, 'Cancel').waitFor();
    },
  },
  {
    name: 'sign-in-missing',
    scene: 'sign-in',
    act: async (page) => {
      await button(page, 'Sign in').click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'sign-in-untrusted',
    scene: 'sign-in',
    act: async (page) => {
      await page.getByLabel('Server address').fill('tls-untrusted.fail');
      await page.getByLabel('E-mail', { exact: true }).focus();
      await page.getByText("The server's certificate is not trusted by this computer.").waitFor();
    },
  },
  {
    name: 'sign-in-wrong',
    scene: 'sign-in-preset',
    act: async (page) => {
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await button(page, 'Sign in').click();
      await page.locator('[name="password"][aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'help',
    scene: 'inbox',
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
];

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel('Search people').fill(text);
  await page.getByRole('list', { name: 'Colleagues found' }).getByRole('listitem').first().waitFor();
}

/** Every component in every state, every scene of the gallery as it opens, then what can be done in some of them. */
export const poses: readonly Pose[] = [
  ...[...componentSections.map((section) => `components-${section}`), ...Object.keys(scenes)]
    // Of 500 cards the first are like those of 40, and axe reads every one of them.
    .filter((name) => name !== 'inbox-500')
    .map((name) => ({ name, scene: name })),
  ...acted,
];
