import { afterEach, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually';
import { chooseFromMenu, openSettings, press, reminder, reminders, showTab } from './support/views';
import { type OnStage, withApp } from './support/with-app';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Notice before something is due back, unless somebody changes it. */
const noticeMs = dayMs;

const isoIn = (ms: number) => new Date(Date.now() + ms).toISOString();

async function openReminders(on: OnStage) {
  const page = await on.app.open();
  await showTab(page, 'Reminders');
  return page;
}

describe('something lent', () => {
  const on = withApp({ signedIn: true, people: 200 });
  const lent: string[] = [];

  /** Whoever has the reminders before the eyes is told nothing. */
  const lookAway = () => on.app.putAway();

  /** Something lent to the approver that falls due in so many milliseconds; the application has not heard of it. */
  async function lend(fallsDueInMs: number) {
    // The server tells whole seconds.
    const fallsDueAt = Math.ceil((Date.now() + fallsDueInMs) / 1_000) * 1_000;
    const { calls } = on.stage.desktop.notifications;
    const before = calls.length;
    const { id, resource } = await on.stage.control.createLending({
      to: new Date(fallsDueAt + noticeMs).toISOString(),
    });
    lent.push(id);
    /** The notifications since then that said of it that it is due back. */
    const told = () =>
      calls.slice(before).filter(({ summary }) => summary.startsWith(`${resource} is due back `));
    const waitUntilTold = (times = 1) => eventually(() => told().length, 20_000).toBe(times);
    return { id, thing: resource, fallsDueAt, told, waitUntilTold };
  }

  // There are few things to lend; each is back for the next test, and gone from the application's list.
  afterEach(async () => {
    for (const id of lent.splice(0)) await on.stage.control.endBooking({ id });
    await on.app.syncNow();
  });

  /** Lets another thing fall due and be told: whatever was due before it would have been told by then. */
  async function letTimePass(): Promise<void> {
    const { waitUntilTold } = await lend(2_000);
    await on.app.syncNow();
    await waitUntilTold();
  }

  test('is told when it falls due, not before, once, and not again after a restart', async () => {
    await lookAway();
    const { thing, fallsDueAt, told, waitUntilTold } = await lend(5_000);
    await on.app.syncNow();
    await waitUntilTold();
    expect(told()[0]?.at).toBeGreaterThanOrEqual(fallsDueAt);

    await on.restart();
    await letTimePass();
    expect(told()).toHaveLength(1);
    await reminder(await openReminders(on), thing, 'Due').waitFor();
  });

  test('stays silent when it falls due while it is snoozed, and while it is before the eyes', async () => {
    const { thing, told } = await lend(6_000);
    await on.app.syncNow();
    const page = await openReminders(on);
    await chooseFromMenu(reminder(page, thing), 'Snooze', 'In 1 hour');
    const row = reminder(page, thing, 'Snoozed');
    await row.getByText(/^Snoozed until .*\d{1,2}:\d{2}/).waitFor();
    const later = await lend(8_000);
    await on.app.syncNow();
    await lookAway();
    await later.waitUntilTold();
    expect(told()).toEqual([]);

    await openReminders(on);
    await press(row, 'Wake');
    await reminder(page, thing, 'Due').waitFor();
    await lookAway();
    await letTimePass();
    expect(told()).toEqual([]);
  });

  test('needs its notification no more once it was seen', async () => {
    const { thing, told, waitUntilTold } = await lend(0);
    await on.app.syncNow();
    await waitUntilTold();
    await reminder(await openReminders(on), thing, 'Due').waitFor();
    await on.stage.desktop.notifications.waitForClose(told()[0]?.id ?? 0);
    await lookAway();
  });

  test('is put off by a button of its notification', async () => {
    const { thing, told, waitUntilTold } = await lend(0);
    await on.app.syncNow();
    await waitUntilTold();
    on.stage.desktop.notifications.press(told()[0]?.id ?? 0, 'snooze');
    await reminder(await openReminders(on), thing, 'Snoozed').waitFor();
    await lookAway();
  });

  test('is put off until tomorrow morning, over a restart too, and comes back at a word', async () => {
    const { thing, told, waitUntilTold } = await lend(0);
    await on.app.syncNow();
    await waitUntilTold();
    await chooseFromMenu(reminder(await openReminders(on), thing, 'Due'), 'Snooze', 'Tomorrow morning');
    await reminder(await openReminders(on), thing, 'Snoozed')
      .getByText(/^Snoozed until .+ 0?8:00/)
      .waitFor();

    await on.restart();
    const page = await openReminders(on);
    await press(reminder(page, thing, 'Snoozed'), 'Wake');
    await reminder(page, thing, 'Due').waitFor();
    await lookAway();
    await letTimePass();
    expect(told()).toHaveLength(1);
  });

  test('is told again when its snooze has run out', async () => {
    const { thing, waitUntilTold } = await lend(0);
    await on.app.syncNow();
    await waitUntilTold();
    const page = await openReminders(on);
    await reminder(page, thing, 'Due').waitFor();
    // The menu offers an hour at least; the page's own call takes any moment.
    await page.evaluate(
      async ({ title, snoozeMs }) => {
        const { offitray } = window as unknown as {
          offitray: {
            snapshot(): Promise<{
              reminders: { accountId: string; reminder: { id: string; title: string } }[];
            }>;
            snooze(input: { accountId: string; reminderId: string; until: number }): Promise<unknown>;
          };
        };
        const row = (await offitray.snapshot()).reminders.find((one) => one.reminder.title === title);
        if (row === undefined) throw new Error(`No reminder of ${title}`);
        const { accountId } = row;
        await offitray.snooze({ accountId, reminderId: row.reminder.id, until: Date.now() + snoozeMs });
      },
      { title: thing, snoozeMs: 3_000 },
    );
    await reminder(page, thing, 'Snoozed').waitFor();
    await lookAway();
    await waitUntilTold(2);
    await reminder(await openReminders(on), thing, 'Due').waitFor();
  });

  test('leaves the list when it is handed back', async () => {
    const { id, thing } = await lend(0);
    await on.app.syncNow();
    const page = await openReminders(on);
    await reminder(page, thing, 'Due').waitFor();
    await on.stage.control.endBooking({ id });
    await on.app.syncNow();
    await reminder(page, thing).waitFor({ state: 'detached' });
  });
});

describe('a reservation', () => {
  const on = withApp({ signedIn: true });

  /** The heading under which a reminder of that moment stands while it is not due, by the calendar of the desktop. */
  async function groupAt(atMs: number): Promise<string> {
    const timeZone = on.stage.desktop.env.TZ ?? 'UTC';
    const day = new Intl.DateTimeFormat('en-CA', { timeZone });
    const midnight = Date.parse(day.format(Date.now()));
    const daysAhead = Math.round((Date.parse(day.format(atMs)) - midnight) / dayMs);
    if (daysAhead < 2) return daysAhead === 0 ? 'Today' : 'Tomorrow';
    if (daysAhead > 7) return 'Later';
    const language = await (await on.app.open()).evaluate(() => document.documentElement.lang);
    const title = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
    return new Intl.DateTimeFormat(language, title).format(atMs);
  }

  async function namesIn(group: string): Promise<readonly string[]> {
    const page = await openReminders(on);
    return reminders(page, group).evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.strong')?.textContent ?? ''),
    );
  }

  test('stands under the day on which it starts', async () => {
    for (const startsInMs of [3 * hourMs, dayMs, 4 * dayMs, 9 * dayMs]) {
      const group = await groupAt(Date.now() + startsInMs);
      const before = await namesIn(group);
      const booked = await on.stage.control.createReservation({
        from: isoIn(startsInMs),
        to: isoIn(startsInMs + hourMs / 2),
      });
      await on.app.syncNow();
      await eventually(() => namesIn(group)).toHaveLength(before.length + 1);
      expect(await namesIn(group)).toContain(booked.resource);
    }
  });

  test('is due, and told, once the notice asked for in settings covers it', async () => {
    const { desktop, control } = on.stage;
    const { resource: thing } = await control.createReservation({
      from: isoIn(45 * minuteMs),
      to: isoIn(95 * minuteMs),
    });
    const isAbout = ({ summary }: { summary: string }) => summary.startsWith(`${thing} starts at `);
    await on.app.syncNow();
    let page = await openReminders(on);
    await reminder(page, thing, await groupAt(Date.now() + 45 * minuteMs)).waitFor();
    expect(desktop.notifications.calls.filter(isAbout)).toEqual([]);

    const notice = async (label: string) => {
      const settings = await openSettings(page);
      await settings.getByLabel('Before a reservation starts').selectOption({ label });
      page = await openReminders(on);
    };
    await notice('1 hour');
    await desktop.notifications.waitFor(isAbout);
    await reminder(page, thing, 'Due')
      .getByText(/^in 4\d min$/)
      .waitFor();

    await notice('5 minutes');
    await reminder(page, thing, 'Due').waitFor({ state: 'detached' });
    await notice('1 hour');
    await reminder(page, thing, 'Due').waitFor();
    expect(desktop.notifications.calls.filter(isAbout)).toHaveLength(1);
  });
});
