/** The window as a person or a screen reader meets it: by accessible names alone. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

export type Tab = 'Inbox' | 'Reminders' | 'People' | 'Requests';

export function signInForm(page: Page) {
  return {
    system: page.getByLabel('Office system'),
    server: page.getByLabel('Server address'),
    email: page.getByLabel('E-mail', { exact: true }),
    password: page.getByLabel('Password', { exact: true }),
    submit: page.getByRole('button', { name: 'Sign in', exact: true }),
  };
}

/** Types the password into the form that a preset has filled, and waits until the inbox is there. */
export async function signIn(page: Page, password: string): Promise<void> {
  const form = signInForm(page);
  await form.password.fill(password);
  await form.submit.click();
  await inbox(page).waitFor();
}

export async function showTab(page: Page, tab: Tab): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

/** The panel of the inbox, filled or empty. */
export function inbox(page: Page): Locator {
  return page.getByRole('tabpanel', { name: 'Inbox' });
}

/** Every request in the inbox, decided ones with their line included. */
export function cards(page: Page): Locator {
  return page.getByRole('list', { name: 'Waiting for you' }).getByRole('listitem');
}

/** The request of one person. */
export function card(page: Page, requester: string): Locator {
  const name = requester.replaceAll(/[^\p{L}\d ]/gu, '.');
  return page
    .getByRole('list', { name: 'Waiting for you' })
    .getByRole('listitem', { name: new RegExp(`^${name},`) });
}

export function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

export function settingsTitle(page: Page): Locator {
  return page.getByRole('heading', { name: 'Settings', level: 1 });
}

/** Presses a button of a card as a hand does: the pointer comes, the list settles around it, then the click. */
export async function press(within: Locator, name: string): Promise<void> {
  const target = button(within, name);
  await target.hover();
  await target.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );
  await target.click();
}

/** Opens Settings, with the gear or from where it is already. */
export async function openSettings(page: Page): Promise<Locator> {
  const title = settingsTitle(page);
  if (!(await title.isVisible())) await button(page, 'Settings').click();
  await title.waitFor();
  return page.getByRole('main');
}

/** Sends decisions at once, so that a test does not wait for the undo window. */
export async function decideAtOnce(page: Page): Promise<void> {
  const settings = await openSettings(page);
  await settings.getByLabel('Time to undo').selectOption({ label: 'None, send at once' });
  await showTab(page, 'Inbox');
}

/** What is typed into the directory's search field. */
export async function searchPeople(page: Page, text: string): Promise<Locator> {
  await showTab(page, 'People');
  await page.getByLabel('Search people').fill(text);
  return page.getByRole('list', { name: 'Colleagues found' });
}

/** Puts a switch, or a box to tick, as wanted: what it shows is what was kept, which is known a moment after the click. */
export async function setSwitch(box: Locator, on: boolean): Promise<void> {
  if ((await box.isChecked()) !== on) await box.click();
  await eventually(() => box.isChecked()).toBe(on);
}

/** The reminders under one heading ("Due", "Tomorrow", a day of the week to come); without one those of all. */
export function reminders(page: Page, group?: string): Locator {
  const panel = page.getByRole('tabpanel', { name: 'Reminders' });
  return (group === undefined ? panel : panel.getByRole('list', { name: group, exact: true })).getByRole(
    'listitem',
  );
}

/** One reminder by the thing that it is about, in a group or wherever it stands. */
export function reminder(page: Page, thing: string, group?: string): Locator {
  const panel = page.getByRole('tabpanel', { name: 'Reminders' });
  const within = group === undefined ? panel : panel.getByRole('list', { name: group, exact: true });
  return within.getByRole('listitem', { name: thing, exact: true });
}

/** Chooses from the menu that a button opens. */
export async function chooseFromMenu(row: Locator, menu: string, line: string): Promise<void> {
  await press(row, menu);
  await row.getByRole('menuitem', { name: line, exact: true }).click();
}
