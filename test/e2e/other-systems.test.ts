import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeName } from '../offices';
import { eventually } from './support/eventually';
import { type OfficeStage, type OfficeStageOptions, setOfficeStage } from './support/office-stage';
import type { RunningApp } from './support/running-app';
import {
  button,
  cards,
  decideAtOnce,
  inbox,
  openSettings,
  press,
  searchPeople,
  setSwitch,
  showTab,
} from './support/views';

/** Sets a stage for the group around this call and starts the application on it; what it gives is there in the tests. */
function onStage<Name extends OfficeName>(options: OfficeStageOptions<Name>) {
  let stage: OfficeStage<Name> | undefined;
  let app: RunningApp | undefined;
  beforeAll(async () => {
    stage = await setOfficeStage(options);
    app = await stage.launch();
  });
  afterAll(() => stage?.close());
  const present = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The stage is set before the first test');
    return value;
  };
  return {
    get office() {
      return present(stage).office;
    },
    get app() {
      return present(app);
    },
    async restart() {
      await present(app).quit();
      app = await present(stage).launch();
      return app;
    },
    get first() {
      return present(present(stage).office.logins[0]);
    },
  };
}

/** Types into fields by their names, signs in and waits for the inbox. */
async function signInWith(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(text);
  await button(page, 'Sign in').click();
}

function cardOf(page: Page, title: string) {
  return cards(page).filter({ hasText: title });
}

async function directoryIsThere(page: Page): Promise<void> {
  await searchPeople(page, '');
  await eventually(() => page.getByText(/colleagues kept on this computer$/).count()).toBe(1);
}

async function findsOffline(app: RunningApp, office: { stop(): Promise<void> }, name: string): Promise<void> {
  const page = await app.open();
  await directoryIsThere(page);
  await office.stop();
  await app.syncUntilToolTip(/^OffiTray: offline/);
  const found = await searchPeople(page, name);
  await found.getByRole('listitem').filter({ hasText: name }).first().waitFor();
}

describe('OfficeGest', () => {
  const on = onStage({ system: 'officegest' });

  test('is signed in to with a user name, and shows the work orders that wait', async () => {
    const page = await on.app.window();
    await signInWith(page, { 'User name': on.first.login, Password: on.first.password });
    await inbox(page).waitFor();
    await on.office.control.createOrder({ invoiceName: 'Ana Brandão' });
    await on.app.syncNow();
    await cardOf(page, 'Ana Brandão').first().waitFor();
  });

  test('offers no buttons where its interface has no call, and says what it does not offer', async () => {
    const page = await on.app.open();
    expect(await button(cardOf(page, 'Ana Brandão').first(), 'Approve').count()).toBe(0);
    const settings = await openSettings(page);
    await settings.getByText('Leave requests: not offered by OfficeGest').waitFor();
  });

  test('finds customers and suppliers when it is asked to, marked as such', async () => {
    const page = await on.app.open();
    await searchPeople(page, 'an');
    await button(page, 'Search outside the organisation').click();
    const outside = page.getByRole('region', { name: 'Outside the organisation' });
    await outside.getByRole('listitem').first().waitFor();
    const row = outside
      .getByRole('listitem')
      .filter({ has: page.getByRole('button') })
      .first();
    const shown = (await row.getByText(/\d{3}/).first().textContent()) ?? '';
    await row.getByRole('button').click();
    await eventually(() => on.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown);
  });

  test('has its colleagues on a train too', async () => {
    const { people } = await on.office.control.state();
    const somebody = people.find(({ active, login }) => active && login !== on.first.login);
    await findsOffline(on.app, { stop: () => on.office.control.stopListening() }, somebody?.name ?? '');
  });
});

describe('OfficeGest with a user name that is no employee', () => {
  const on = onStage({ system: 'officegest' });

  test('asks who one is, and has what waits for that employee, after a restart too', async () => {
    const api = on.office.logins.find(({ roles }) => roles.includes('api-user')) ?? on.first;
    const page = await on.app.window();
    await signInWith(page, { 'User name': api.login, Password: api.password });
    await page.getByText('No employee has this user name.').waitFor();
    await signInWith(page, { 'I am': on.first.name });
    await inbox(page).waitFor();
    await cards(page).first().waitFor();
    const again = await (await on.restart()).open();
    await on.office.control.createOrder({ invoiceName: 'Ana Brandão' });
    await on.app.syncNow();
    await cardOf(again, 'Ana Brandão').first().waitFor();
  });
});

describe('ONLYOFFICE Workspace', () => {
  const on = onStage({ system: 'onlyoffice' });

  test('is signed in to with a user name, and shows the tasks that wait', async () => {
    const page = await on.app.window();
    await signInWith(page, { 'User name': on.first.login, Password: on.first.password });
    await inbox(page).waitFor();
    await decideAtOnce(page);
    await on.office.control.createTask({ title: 'Order new chairs' });
    await on.app.syncNow();
    await cardOf(page, 'Order new chairs').waitFor();
  });

  test('Done is done on the server', async () => {
    const page = await on.app.open();
    await press(cardOf(page, 'Order new chairs'), 'Done');
    await eventually(async () => {
      const { tasks } = await on.office.control.state();
      return tasks.find(({ title }) => title === 'Order new chairs')?.status;
    }).toBe(2);
  });

  test('invoices wait where that is switched on, and are marked as paid after a second question', async () => {
    const page = await on.app.open();
    const invoices = async () => (await on.office.control.state()).invoices;
    const paid = async () => (await invoices()).filter(({ status }) => status === 4).length;
    const before = await paid();
    const offer = (await openSettings(page)).getByRole('switch', { name: /^Show invoices that were sent/ });
    await setSwitch(offer, true);
    await showTab(page, 'Inbox');
    const row = cards(page)
      .filter({ has: button(page, 'Paid') })
      .first();
    await row.waitFor();
    await press(row, 'Paid');
    expect(await paid()).toBe(before);
    await press(row, 'Go on');
    await eventually(paid).toBe(before + 1);
    await openSettings(page);
    await setSwitch(offer, false);
    await showTab(page, 'Inbox');
    await eventually(() => button(page, 'Paid').count()).toBe(0);
  });

  test('says how much is new elsewhere, until one goes to see it', async () => {
    await on.office.control.setCounters({ news: 2, chat: 3 });
    const page = await (await on.restart()).open();
    await page.getByText('3 unread messages, 2 news items', { exact: true }).waitFor();
  });

  test('has its colleagues on a train too', async () => {
    const people = await on.office.control.people();
    const somebody = people.find(
      ({ login, status, hasPhoto }) => status === 1 && hasPhoto && login !== on.first.login,
    );
    const page = await on.app.open();
    await directoryIsThere(page);
    const found = await searchPeople(page, somebody?.name ?? '');
    await found.getByRole('listitem').first().locator('.avatar > img.loaded').waitFor();
    await findsOffline(on.app, { stop: () => on.office.control.stopListening() }, somebody?.name ?? '');
  });
});

describe('ONLYOFFICE Workspace with a second factor', () => {
  const on = onStage({ system: 'onlyoffice', switches: { secondFactor: 'app' } });

  test('asks for the code when the server does, and keeps the session over a restart', async () => {
    const page = await on.app.window();
    await signInWith(page, { 'User name': on.first.login, Password: on.first.password });
    await page.getByText('Type the code that your authenticator app shows.').waitFor();
    await signInWith(page, { Code: '000000' });
    await page.getByText('Type the code that your authenticator app shows.').waitFor();
    const { code } = await on.office.control.secondFactorCode({ login: on.first.login });
    await signInWith(page, { Code: code });
    await inbox(page).waitFor();
    await cards(page).first().waitFor();
    await on.office.control.clearLogs();
    const again = await (await on.restart()).open();
    await cards(again).first().waitFor();
    await eventually(async () => (await on.office.control.requests()).count).toBeGreaterThan(0);
    expect(await on.office.control.signIns()).toEqual([]);
  });

  test('asks for it again in place when the session has ended', async () => {
    const page = await on.app.open();
    await on.office.control.expireSessions();
    await on.app.syncNow();
    const banner = page.getByRole('region', { name: 'Sign in again' });
    await button(banner, 'Sign in').click();
    const { code } = await on.office.control.secondFactorCode({ login: on.first.login });
    await banner.getByLabel('Code', { exact: true }).fill(code);
    await button(banner, 'Sign in').click();
    await banner.waitFor({ state: 'detached' });
  });
});

describe('onOffice', () => {
  const on = onStage({ system: 'onoffice' });

  test('is signed in to with a token, a secret and who one is', async () => {
    const page = await on.app.window();
    const { token } = on.first as typeof on.first & { token: string };
    // The longest form there is, in a window of the usual height.
    const foot = await button(page, 'Sign in').evaluate((one) => one.getBoundingClientRect().bottom);
    expect(foot).toBeLessThanOrEqual(await page.evaluate(() => window.innerHeight));
    await signInWith(page, { 'API token': token, 'API secret': on.first.password, 'I am': 'nobody at all' });
    await page.getByText('Nobody in this office is called that.').waitFor();
    await signInWith(page, { 'I am': on.first.login });
    await inbox(page).waitFor();
    await decideAtOnce(page);
    await on.office.control.createTask({ subject: 'Exposé an Frau Öz schicken' });
    await on.app.syncNow();
    await cardOf(page, 'Exposé an Frau Öz schicken').waitFor();
  });

  test('Done is done on the server', async () => {
    const page = await on.app.open();
    const row = cardOf(page, 'Exposé an Frau Öz schicken');
    await press(row, 'Done');
    await row.getByText('Done', { exact: true }).waitFor();
    const effects = (await on.office.control.ledger()).filter(({ effect }) => effect !== null);
    expect(effects).toHaveLength(1);
  });

  test('is signed in after a restart, with the token from the keychain', async () => {
    await on.office.control.clearLogs();
    const page = await (await on.restart()).open();
    await cards(page).first().waitFor();
    await eventually(async () => (await on.office.control.requests()).count).toBeGreaterThan(0);
    expect(await page.getByLabel('API token').count()).toBe(0);
  });

  test('has its colleagues on a train too', async () => {
    const people = await on.office.control.people();
    const somebody = people.find(({ userName, lastName }) => userName !== on.first.login && lastName !== '');
    await findsOffline(on.app, { stop: () => on.office.control.stopListening() }, somebody?.lastName ?? '');
  });
});
