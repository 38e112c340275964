import type { Locator, Page } from 'playwright-core';
import type { WordKey, Words } from '../../electron/bridge/words/words';
import { componentSections } from '../../renderer/dev/gallery/component-sections';
import { scenes } from '../../renderer/dev/gallery/scenes';

/** A view in one of its states: a scene of the gallery, and what a person did there. */
export interface Pose {
  readonly name: string;
  readonly scene: string;
  /** In the language of `words`; ends when what it leads to is there to be seen. */
  readonly act?: (page: Page, words: Words) => Promise<unknown>;
}

const button = (within: Page | Locator, { t }: Words, key: WordKey) =>
  within.getByRole('button', { name: t(key), exact: true });
const field = (page: Page, { t }: Words, key: WordKey) => page.getByLabel(t(key), { exact: true });
const card = (page: Page, { t }: Words, at: number) =>
  page
    .getByRole('list', { name: t('inbox.listLabel') })
    .getByRole('listitem')
    .nth(at);

const acted: readonly Pose[] = [
  {
    name: 'inbox-calendar',
    scene: 'inbox-one',
    act: async (page, words) => {
      await button(page, words, 'inbox.timeline.show').click();
      await page.getByRole('table', { name: words.t('inbox.timeline.show') }).waitFor();
    },
  },
  {
    name: 'inbox-menu',
    scene: 'inbox-one',
    act: async (page, words) => {
      await button(page, words, 'common.moreActions').click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'inbox-reason-missing',
    scene: 'inbox-required',
    act: async (page, words) => {
      await button(card(page, words, 0), words, 'verb.reject').click();
      await page.getByText(words.t('inbox.reasonMissing')).waitFor();
    },
  },
  {
    name: 'inbox-select',
    scene: 'inbox',
    act: async (page, words) => {
      await button(page, words, 'bulk.select').click();
      await page.getByRole('checkbox').last().check();
      await page.getByText(words.t('bulk.picked', { count: 1 })).waitFor();
    },
  },
  {
    name: 'history',
    scene: 'inbox',
    act: async (page, words) => {
      await page.keyboard.press('Control+h');
      await page.getByRole('list', { name: words.t('history.listLabel') }).waitFor();
    },
  },
  {
    name: 'history-none',
    scene: 'inbox',
    act: async (page, words) => {
      await page.keyboard.press('Control+h');
      await field(page, words, 'history.search').fill('zzz');
      await page.getByRole('heading', { name: words.t('history.none', { text: 'zzz' }) }).waitFor();
    },
  },
  {
    name: 'reminders-snooze',
    scene: 'reminders',
    act: async (page, words) => {
      await button(page, words, 'reminders.snooze').first().click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  { name: 'people-found', scene: 'people', act: (page, words) => search(page, words, 'w') },
  {
    name: 'people-nobody',
    scene: 'people',
    act: async (page, words) => {
      await field(page, words, 'people.search').fill('zzz');
      await page.getByRole('heading', { name: /zzz/ }).waitFor();
    },
  },
  {
    name: 'people-card',
    scene: 'people',
    act: async (page, words) => {
      await search(page, words, 'kat');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await button(page, words, 'common.back').waitFor();
      await button(page, words, 'people.call').first().waitFor();
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
    act: async (page, words) => {
      await button(page, words, 'settings.accounts.signOut').click();
      await button(page, words, 'common.cancel').waitFor();
    },
  },
  {
    name: 'sign-in-missing',
    scene: 'sign-in',
    act: async (page, words) => {
      await button(page, words, 'signIn.submit').click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'sign-in-untrusted',
    scene: 'sign-in',
    act: async (page, words) => {
      await field(page, words, 'signIn.server').fill('tls-untrusted.fail');
      await field(page, words, 'signIn.email').focus();
      await page.getByText(words.t('failure.tls-untrusted.what')).waitFor();
    },
  },
  {
    name: 'sign-in-wrong',
    scene: 'sign-in-preset',
    act: async (page, words) => {
      await field(page, words, 'signIn.password').fill('wrong');
      await button(page, words, 'signIn.submit').click();
      await page.locator('[name="password"][aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'help',
    scene: 'inbox',
    act: async (page, words) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: words.t('keys.title') }).waitFor();
    },
  },
];

async function search(page: Page, words: Words, text: string): Promise<void> {
  await field(page, words, 'people.search').fill(text);
  await page
    .getByRole('list', { name: words.t('people.results') })
    .getByRole('listitem')
    .first()
    .waitFor();
}

/** Every scene of the gallery as it opens, then what can be done in some of them. */
export const poses: readonly Pose[] = [
  ...Object.keys(scenes)
    // Of 500 cards the first are like those of 40, and axe reads every one of them.
    .filter((name) => name !== 'inbox-500')
    .map((name) => ({ name, scene: name })),
  ...acted,
];

/** Every component in every state: pages of the gallery, which are no part of the program and in English alone. */
export const componentPages: readonly string[] = componentSections.map((section) => `components-${section}`);
