/** A main process to look at: it keeps slices, plays a decision's life and answers the sign-in form in every way. */
import type { BridgeClient, Outcome, SlicePush } from '../../../electron/bridge/contract';
import type { Slices, TicketCard } from '../../../electron/bridge/slices';
import { account, leaveCard } from './basics';
import { cardOf, chartOf, colleagues, hitOf, search } from './colleagues';
import { wordsIn } from './languages';
import { pastDecisions } from './past-decisions';

type Decision = NonNullable<TicketCard['decision']>;
type FailureName = NonNullable<typeof account.failure>['name'];

const ok: Outcome = { ok: true };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first part of the server address names the failure: `tls-untrusted.example`. */
function failureFor(server: string): Extract<Outcome, { ok: false }> | undefined {
  const name = /^(?:https:\/\/)?([a-z-]+)\.fail/.exec(server)?.[1] as FailureName | undefined;
  if (!name) return undefined;
  const certificate = {
    subject: 'CN=office.example, O=Przykład sp. z o.o.',
    issuer: 'CN=Przykład Internal CA 2024',
    fingerprint:
      'A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90',
    validTo: Date.UTC(2027, 5, 1),
  };
  return { ok: false, failure: { name, detail: 'ECODE', ...(name.startsWith('tls') && { certificate }) } };
}

export interface Gallery extends BridgeClient {
  /** For scripts: what was called, in order. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  push<Name extends keyof Slices>(name: Name, value: Slices[Name]): void;
  readonly slices: Slices;
}

export function fakeBridge(slices: Slices): Gallery {
  const favourites = new Set(slices.people.favourites ? ['p1', 'p2', 'p4'] : []);
  const listeners = new Set<(push: SlicePush) => void>();
  const calls: { name: string; input: unknown }[] = [];
  const push = <Name extends keyof Slices>(name: Name, value: Slices[Name]) => {
    slices = { ...slices, [name]: value };
    for (const listener of listeners) listener(structuredClone({ name, value }) as SlicePush);
  };
  const decide = (ticketId: string, decision: Decision | undefined) => {
    push(
      'inbox',
      slices.inbox.map((card) => {
        if (card.ticket.id !== ticketId) return card;
        const { decision: _old, ...rest } = card;
        return decision ? { ...rest, decision } : rest;
      }),
    );
  };
  const live = async (ticketId: string, decision: Decision) => {
    decide(ticketId, decision);
    const stands = () =>
      slices.inbox.find(({ ticket }) => ticket.id === ticketId)?.decision?.id === decision.id;
    await wait(Math.max(0, decision.notBefore - Date.now()));
    if (!stands() || !slices.desktop.online) return;
    decide(ticketId, { ...decision, state: 'sending', attempts: 1 });
    await wait(700);
    decide(ticketId, { ...decision, state: 'confirmed', attempts: 1 });
  };
  const handlers: Omit<BridgeClient, 'onSlice'> = {
    snapshot: async () => structuredClone(slices),
    checkServer: async ({ server }) => {
      await wait(400);
      return failureFor(server) ?? { ok: true, origin: `https://${server.replace(/^https:\/\//, '')}` };
    },
    signIn: async ({ password, untilQuit }) => {
      await wait(900);
      if (password === 'wrong') return { ok: false, failure: { name: 'wrong-credentials' } };
      if (password === 'keychain' && !untilQuit)
        return { ok: false, failure: { name: 'keychain-unavailable' } };
      push('accounts', [account]);
      push('inbox', [leaveCard(1)]);
      return ok;
    },
    startDemo: async () => {
      push('accounts', [{ ...account, madeUp: true }]);
      push('inbox', [leaveCard(1)]);
      return ok;
    },
    outsideContacts: async () => ({ found: [], failures: [] }),
    pauseAccount: async ({ accountId, paused }) => {
      const others = slices.accounts.map(({ paused: _, ...rest }) => rest);
      push(
        'accounts',
        others.map((one) => (one.id === accountId && paused ? { ...one, paused: true as const } : one)),
      );
      return ok;
    },
    setExtra: async ({ accountId, extra, on }) => {
      push(
        'accounts',
        slices.accounts.map((one) =>
          one.id === accountId ? { ...one, extras: [{ name: extra, on }] } : one,
        ),
      );
      return ok;
    },
    signInAgain: async ({ accountId, password }) => {
      await wait(600);
      if (password === 'wrong') return { ok: false, failure: { name: 'wrong-credentials' } };
      push(
        'accounts',
        slices.accounts.map((known) => (known.id === accountId ? account : known)),
      );
      return ok;
    },
    signOut: async ({ accountId }) => {
      push(
        'accounts',
        slices.accounts.filter(({ id }) => id !== accountId),
      );
      return ok;
    },
    chooseCaFile: async () => '/home/anna/Documents/przyklad-internal-ca.pem',
    syncNow: async () => undefined,
    decide: async ({ ticketId, verb, reason }) => {
      const now = Date.now();
      const notBefore = now + slices.settings.undoWindowMs;
      const id = `d${calls.length}`;
      void live(ticketId, {
        id,
        verb,
        state: 'queued',
        decidedAt: now,
        notBefore,
        attempts: 0,
        ...(reason && { reason }),
      });
      return ok;
    },
    undo: async ({ decisionId }) => {
      const card = slices.inbox.find(({ decision }) => decision?.id === decisionId);
      if (card?.decision?.state !== 'queued') return false;
      decide(card.ticket.id, undefined);
      return true;
    },
    dismiss: async ({ decisionId }) => {
      const done = (card: TicketCard) =>
        card.decision?.id === decisionId && card.decision.state === 'confirmed';
      const refused = slices.inbox.find(({ decision }) => decision?.id === decisionId);
      push(
        'inbox',
        slices.inbox.filter((card) => !done(card)),
      );
      if (refused && !done(refused)) decide(refused.ticket.id, undefined);
      return undefined;
    },
    dismissElsewhere: async () => undefined,
    history: async ({ text }) => pastDecisions(text),
    exportHistory: async () => ({ ok: true, file: 'OffiTray decisions.csv' }),
    openInBrowser: async () => ok,
    openNews: async () => ok,
    silence: async () => undefined,
    teamTimeline: async () => ({
      days: Array.from({ length: 21 }, (_, day) =>
        new Date(Date.UTC(2026, 10, 30 + day)).toISOString().slice(0, 10),
      ),
      today: '2026-12-02',
      rows: [
        { name: 'Ola Bąk', spans: [{ from: '2026-12-07', to: '2026-12-11', is: 'this' }] },
        { name: 'Jürgen Großmann', spans: [{ from: '2026-12-01', to: '2026-12-08', is: 'away' }] },
        { name: 'Piotr Nowak', spans: [{ from: '2026-12-10', to: '2027-01-08', is: 'asked' }] },
      ],
      more: 0,
      here: 3,
    }),
    snooze: async ({ reminderId, until }) => {
      push(
        'reminders',
        slices.reminders.map((row) => {
          if (row.reminder.id !== reminderId) return row;
          const { snoozedUntil: _until, ...rest } = row;
          return until === null ? rest : { ...rest, snoozedUntil: until };
        }),
      );
      return undefined;
    },
    searchPeople: async ({ text, limit }) => search(text, limit),
    personCard: async ({ personId }) =>
      cardOf(personId, slices.accounts[0]?.peopleAsOf ?? Date.now(), favourites.has(personId)),
    orgChart: async ({ personId, teamFrom, reportsFrom }) => chartOf(personId, teamFrom, reportsFrom),
    peopleAtHand: async () => ({
      favourites: colleagues.filter(({ id }) => favourites.has(id)).map((one) => hitOf(one)),
      recent: slices.people.favourites ? colleagues.slice(6, 11).map((one) => hitOf(one)) : [],
      ...(slices.people.count > 0 && {
        me: { accountId: slices.accounts[0]?.id ?? '', personId: colleagues[0]?.id ?? '' },
      }),
    }),
    favour: async ({ personId }) => {
      const on = !favourites.delete(personId);
      if (on) favourites.add(personId);
      push('people', { ...slices.people, favourites: favourites.size });
      return on;
    },
    usePerson: async ({ use }) => ({ ok: true, value: use === 'open' ? null : 'person@office.example' }),
    exportPeople: async () => ({ ok: true, file: 'Colleagues.vcf' }),
    reachPerson: async () => ok,
    changeSettings: async (settings) => {
      const next = { ...slices.settings } as Record<string, unknown>;
      Object.assign(next, settings);
      push('settings', next as Slices['settings']);
      if (settings.language !== undefined) push('words', await wordsIn(settings.language));
      return ok;
    },
    pauseNotifications: async ({ until }) => {
      const { pausedUntil: _old, ...notifications } = slices.desktop.notifications;
      push('desktop', {
        ...slices.desktop,
        notifications: until === null ? notifications : { ...notifications, pausedUntil: until },
      });
      return undefined;
    },
    tryNotification: async () => undefined,
    dismissHint: async () => {
      const { refusal: _, ...notifications } = slices.desktop.notifications;
      push('desktop', { ...slices.desktop, panelHint: null, notifications });
      return undefined;
    },
    dismissRecovery: async () => {
      push('desktop', { ...slices.desktop, recovery: null });
      return undefined;
    },
    diagnostics: async () => 'OffiTray 0.1.0',
    copyText: async () => undefined,
    looking: async () => undefined,
    typing: async () => undefined,
    pin: async ({ on }) => {
      push('desktop', { ...slices.desktop, pinned: on });
      return undefined;
    },
    hide: async () => undefined,
    quit: async () => undefined,
  };
  const recorded = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (input: never) => {
        calls.push({ name, input });
        return (handler as (input: never) => unknown)(input);
      },
    ]),
  );
  return {
    ...(recorded as unknown as Omit<BridgeClient, 'onSlice'>),
    onSlice(listener: (pushed: SlicePush) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    calls,
    push,
    get slices() {
      return slices;
    },
  };
}
