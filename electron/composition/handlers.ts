/** What each request of the contract does. One short function each; the work is in the rooms. */
import type { Handlers, Outcome } from '../bridge/contract';
import type { Settings } from '../bridge/slices';
import { readSmallFile } from '../desktop/small-file';
import { fail, failureOf } from '../office/errors';
import { normaliseServerAddress } from '../session/server-address';
import { historyAnswer, historyBegin, matching } from '../surfaces/history';
import { historyCsv } from '../surfaces/history-csv';
import { rememberPhrase } from '../surfaces/phrases';
import { changeSettings } from '../surfaces/settings';
import { teamTimeline } from '../surfaces/team-timeline';
import type { House } from './house';
import { createPeopleHandlers } from './people-handlers';

/** What only the desktop can do. */
export interface DesktopHands {
  chooseCaFile(): Promise<string | null>;
  /** Lets the person save a table; `null` when they did not. */
  saveHistory(content: string): Promise<string | null>;
  /** Lets the person save people; `name` is offered, `null` comes back when they did not. */
  savePeople(file: {
    readonly as: 'csv' | 'vcard';
    readonly content: string;
    readonly name: string | undefined;
  }): Promise<string | null>;
  openWebPage(address: string, origin: string): Promise<boolean>;
  call(number: string): Promise<boolean>;
  mail(email: string): Promise<boolean>;
  copy(text: string): void;
  /** Carries a change of settings out on the desktop; fails when the desktop refuses (a shortcut that is taken). */
  applySettings(next: Settings, before: Settings): Promise<void>;
  diagnostics(): string;
  tryNotification(): void;
  snapshotTaken(): void;
  setTyping(on: boolean): void;
  hide(): void;
  quit(): void;
}

/** The largest certificate file that is read. */
const maxCaFileBytes = 1_000_000;

export function createHandlers(house: House, hands: DesktopHands): Handlers {
  const { store, accounts, outbox } = house;

  /** Runs work and says how it went; nothing but a named failure crosses the bridge. */
  async function outcomeOf(work: () => unknown): Promise<Outcome> {
    try {
      await work();
      return { ok: true };
    } catch (thrown) {
      return { ok: false, failure: failureOf(thrown) };
    }
  }

  function accountName(accountId: string): string {
    const { login = '', origin = '' } = store.accounts.get(accountId) ?? {};
    return `${login} ${origin}`.trim();
  }

  async function openPage(origin: string | undefined, page: string | undefined): Promise<void> {
    if (origin === undefined || page === undefined) throw fail('not-found');
    if (!(await hands.openWebPage(page, origin))) throw fail('invalid', { detail: 'no browser' });
  }

  return {
    snapshot() {
      hands.snapshotTaken();
      return house.snapshot();
    },

    async checkServer({ system, server, caFile }) {
      try {
        const origin = normaliseServerAddress(server);
        await accounts.checkServer({ system, origin, ...(await trustOf(caFile)) });
        return { ok: true, origin };
      } catch (thrown) {
        return { ok: false, failure: failureOf(thrown) };
      }
    },
    signIn: ({ system, server, caFile, untilQuit, ...credentials }) =>
      outcomeOf(async () => {
        const origin = normaliseServerAddress(server);
        const where = { system, origin, ...(await trustOf(caFile)), ...house.claimFileFor(system, origin) };
        await accounts.signIn({ ...where, credentials, untilQuit });
      }),
    startDemo: () => outcomeOf(() => accounts.startDemo()),
    signInAgain: ({ accountId, untilQuit, ...renewal }) =>
      outcomeOf(() => accounts.signInAgain(accountId, renewal, untilQuit)),
    signOut: ({ accountId }) =>
      outcomeOf(async () => {
        await accounts.signOut(accountId);
        house.announcer.signedOut(accountId);
      }),
    pauseAccount: ({ accountId, paused }) =>
      outcomeOf(() => {
        accounts.pause(accountId, paused);
        house.announcer.replan();
      }),
    setExtra: ({ accountId, extra, on }) => outcomeOf(() => accounts.setExtra(accountId, extra, on)),
    chooseCaFile: () => hands.chooseCaFile(),

    async syncNow() {
      await accounts.lookAtAll();
      return undefined;
    },

    decide: ({ accountId, ticketId, ticketVersion, verb, reason }) =>
      outcomeOf(() => {
        const said = reason?.trim() ?? '';
        outbox.decide({ accountId, ticketId, ticketVersion, verb, ...(said === '' ? {} : { reason: said }) });
        // The decision stands by now, whatever becomes of its words.
        house.attempt('phrase', () => rememberPhrase(store, accountId, said));
      }),
    undo: ({ decisionId }) => outbox.undo(decisionId),
    dismiss({ decisionId }) {
      store.decisions.dismiss(decisionId);
      return undefined;
    },
    dismissElsewhere({ accountId, ticketId }) {
      house.departures.forget(accountId, ticketId);
      return undefined;
    },
    history: ({ text }) => historyAnswer(store, text, house.words(), Date.now()),
    async exportHistory({ text }) {
      const now = Date.now();
      const decisions = matching(store.decisions.history(historyBegin(now)), text, house.words(), now);
      try {
        return { ok: true, file: await hands.saveHistory(historyCsv(decisions, accountName, house.words())) };
      } catch (thrown) {
        return { ok: false, failure: failureOf(thrown) };
      }
    },
    openInBrowser: ({ accountId, ticketId }) =>
      outcomeOf(async () => {
        const account = store.accounts.get(accountId);
        const ticket =
          store.tickets.get(accountId, ticketId)?.ticket ??
          store.decisions.visible(accountId).find((decision) => decision.ticket.id === ticketId)?.ticket;
        await openPage(account?.origin, ticket?.webUrl);
      }),
    openNews: ({ accountId }) =>
      outcomeOf(async () => {
        const account = accounts.get(accountId);
        await openPage(store.accounts.get(accountId)?.origin, account?.state.counters?.webUrl);
        account?.newsSeen();
      }),

    silence({ accountId, ticketId, until }) {
      store.tickets.silence(accountId, ticketId, until);
      house.announcer.putOff({ accountId, ticketId });
      return undefined;
    },
    teamTimeline: (ref) => teamTimeline(store, ref, new Date()) ?? null,

    snooze({ accountId, reminderId, until }) {
      house.snooze(accountId, reminderId, until);
      return undefined;
    },

    ...createPeopleHandlers(house, hands),

    changeSettings: (change) =>
      outcomeOf(async () => {
        const before = house.settings();
        const next = changeSettings(store, change);
        try {
          await hands.applySettings(next, before);
        } catch (thrown) {
          changeSettings(store, before);
          throw thrown;
        }
        house.announcer.replan();
      }),
    pauseNotifications({ until }) {
      house.pause(until ?? undefined);
      return undefined;
    },
    tryNotification() {
      hands.tryNotification();
      return undefined;
    },

    dismissRecovery() {
      house.dismissRecovery();
      return undefined;
    },
    dismissHint({ about }) {
      house.dismissHint(about);
      return undefined;
    },

    diagnostics: () => hands.diagnostics(),
    copyText({ text }) {
      hands.copy(text);
      return undefined;
    },
    looking({ view }) {
      house.look(view);
      return undefined;
    },
    typing({ on }) {
      hands.setTyping(on);
      return undefined;
    },
    pin({ on }) {
      house.pin(on);
      return undefined;
    },
    hide() {
      hands.hide();
      return undefined;
    },
    quit() {
      hands.quit();
      return undefined;
    },
  };
}

/** A file that is no certificate is told before anything is sent. */
async function trustOf(caFile: string | undefined): Promise<{ caPem?: string }> {
  if (caFile === undefined || caFile === '') return {};
  let pem: string;
  try {
    pem = await readSmallFile(caFile, maxCaFileBytes);
  } catch (thrown) {
    throw fail('invalid', { detail: 'CA file cannot be read' }, thrown);
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw fail('invalid', { detail: 'CA file holds no certificate' });
  }
  return { caPem: pem };
}
