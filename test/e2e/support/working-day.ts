import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type LeaveState, type PersonState, type RunningOffice, startOffice } from '../../offices';
import { eventually } from './eventually';
import { askForLeave, expectOnServer, writesAbout } from './requests';
import { button, inbox, openSettings, press, showTab } from './views';
import { withApp } from './with-app';

const shortcut = { pressed: 'Control+Alt+l', sent: 'ctrl+alt+l' };
/** The undo window is 5 s. */
const sentMs = 20_000;
const dayMs = 86_400_000;
const isoIn = (ms: number) => new Date(Date.now() + ms).toISOString();

export type Ten = readonly [
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
  LeaveState,
];

/**
 * A person with two accounts and a day's work in them: requests and things lent in one, tasks in the other. What is
 * given is there in the tests; what they have done is looked up on the servers and on the clipboard.
 */
export function withWorkingDay() {
  const on = withApp({ signedIn: true, people: 120 });
  let tasks: RunningOffice<'onlyoffice'>;
  let everybody: readonly PersonState[] = [];
  const lentIds: string[] = [];

  beforeAll(async () => {
    tasks = await startOffice({ system: 'onlyoffice', people: 10, seed: 23 });
    everybody = await on.stage.control.people();
    const page = await on.app.open();
    const settings = await openSettings(page);
    await settings.getByLabel('Shortcut that opens the directory').press(shortcut.pressed);
    await press(settings, 'Add account');
    const [login] = tasks.logins;
    await on.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, tasks.caFile);
    await page.getByLabel('Office system').selectOption({ label: 'ONLYOFFICE Workspace' });
    await page.getByLabel('Server address').fill(tasks.url);
    await page.getByLabel('User name').fill(login?.login ?? '');
    await page.getByLabel('Password', { exact: true }).fill(login?.password ?? '');
    await button(page, 'Sign in').click();
    await button(page, 'Choose CA file').click();
    await page.getByText('Server found:').waitFor();
    await button(page, 'Sign in').click();
    await inbox(page).waitFor();
    await showTab(page, 'People');
    await page.getByText(/^\d+ colleagues kept on this computer/).waitFor();
  });
  afterAll(() => tasks.close());
  // There are few things to lend.
  afterEach(async () => {
    for (const id of lentIds.splice(0)) await on.stage.control.endBooking({ id });
  });

  async function tenRequests(): Promise<Ten> {
    const asked: LeaveState[] = [];
    for (let more = 0; more < 10; more += 1) asked.push(await askForLeave(on.stage));
    return asked as unknown as Ten;
  }

  /** Two tasks that are due, and three things to give back: the first of them is told while nobody looks. */
  async function fiveReminders() {
    const { control, desktop } = on.stage;
    await on.app.putAway();
    const lend = async () => {
      const { id, resource } = await control.createLending({ to: isoIn(dayMs / 2) });
      lentIds.push(id);
      return resource;
    };
    const seen = await lend();
    await on.app.syncNow();
    const told = await desktop.notifications.waitFor(({ summary }) => summary.startsWith(`${seen} is due`));
    const lent = [await lend(), await lend()] as const;
    const deadline = new Date().toISOString().slice(0, 10);
    const [first, second] = ['Order new chairs', 'Water the plants'].map((name) => `${name} ${Date.now()}`);
    for (const title of [first, second]) await tasks.control.createTask({ title, deadline });
    return { seen, told, lent, first: first ?? '', second: second ?? '' };
  }

  const isDone = async (title: string) =>
    (await tasks.control.state()).tasks.find((task) => task.title === title)?.status === 2;
  async function expectDone(...titles: readonly string[]): Promise<void> {
    for (const title of titles) await eventually(() => isDone(title), sentMs).toBe(true);
  }

  /** What the server has in the end, each of them written once. */
  async function expectTen(ten: Ten, rejected: ReadonlyMap<LeaveState, string>): Promise<void> {
    for (const request of ten) {
      const status = rejected.has(request) ? 'rejected' : 'approved';
      const decided = await expectOnServer(on.stage.control, request.id, status, sentMs);
      expect(await writesAbout(on.stage.control, request)).toHaveLength(1);
      if (rejected.has(request)) expect(decided.decisions.at(-1)?.comment ?? '').toBe(rejected.get(request));
    }
  }

  return {
    get app() {
      return on.app;
    },
    get desktop() {
      return on.stage.desktop;
    },
    get control() {
      return on.stage.control;
    },
    /** Brings the directory up from anywhere, sent as keys. */
    shortcut: shortcut.sent,
    tenRequests,
    fiveReminders,
    expectTen,
    expectDone,
    clipboard: () => on.app.evaluate(({ clipboard: desk }) => desk.readText()),
    /** Colleagues with a number and a manager whose names nobody else has. */
    known: () =>
      everybody.filter(
        ({ name, phone, manager }) =>
          phone !== '' &&
          manager !== null &&
          /^[\x20-\x7e]+$/.test(name) &&
          everybody.filter((one) => one.name.includes(name)).length === 1,
      ),
    personOf: (login: string | null) => everybody.find((one) => one.login === login) as PersonState,
    approver: () => on.stage.approver.login,
  };
}
