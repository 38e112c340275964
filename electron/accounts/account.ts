/** One account while it runs: its system, its loop, its directory pass. */
import type { Failure } from '../office/errors';
import type {
  Counters,
  Credentials,
  Extra,
  OfficeSystem,
  SessionState,
  SystemDefinition,
} from '../office/office-system';
import type { AccountRecord, Store } from '../store/types';
import { createCounterSync } from '../sync/counters';
import { createPeopleSync, type PeopleProgress } from '../sync/people';
import { createPoller, type Reading } from '../sync/poller';
import { createRequesterSync } from '../sync/requesters';
import type { Activity } from '../sync/schedule';
import { readClaim } from './claim-file';

/** What the surfaces show of a running account beside its record. */
export interface AccountState {
  readonly session: SessionState;
  readonly looking: boolean;
  readonly failure?: Failure;
  readonly people?: PeopleProgress;
  readonly counters?: Counters;
}

export interface AccountSurroundings {
  readonly store: Store;
  readonly userAgent: string;
  resolveProxy(origin: string): Promise<string>;
  activity(): Activity;
  onState(accountId: string): void;
  onReading(accountId: string, reading: Reading): void;
  onFailure(accountId: string, failure: Failure): void;
}

export interface Account {
  readonly id: string;
  readonly system: OfficeSystem;
  readonly state: AccountState;
  /** Looks at the server now, then lets the directory catch up. Never throws. */
  look(): Promise<void>;
  replan(): void;
  refreshAbsences(): void;
  /** The person goes to see what is new for themselves. */
  newsSeen(): void;
  close(): Promise<void>;
}

/**
 * A system that may become an account: it is opened for a sign-in with the credentials typed, and once the sign-in has
 * worked the same session goes on under the account's name, with the credentials kept.
 */
export interface OpenedSystem {
  readonly system: OfficeSystem;
  readonly sessionState: SessionState;
  credentials: () => Promise<Credentials | undefined>;
  /** Before there is an account, the session is held here; see `Connection.keepSession`. */
  keptSession: () => Promise<string | undefined>;
  keepSession: (session: string | undefined) => Promise<void>;
  onSessionState: (state: SessionState) => void;
  wants: (extra: Extra) => boolean;
}

export function openSystem(
  definition: SystemDefinition,
  where: Pick<AccountRecord, 'origin' | 'caPem' | 'claimFile'>,
  surroundings: Pick<AccountSurroundings, 'userAgent' | 'resolveProxy'>,
  credentials: () => Promise<Credentials | undefined>,
): OpenedSystem {
  const { claimFile } = where;
  let sessionState: SessionState = 'signed-out';
  let held: string | undefined;
  const system = definition.open({
    origin: where.origin,
    ...(where.caPem === undefined ? {} : { caPem: where.caPem }),
    resolveProxy: surroundings.resolveProxy,
    userAgent: surroundings.userAgent,
    credentials: () => opened.credentials(),
    keptSession: () => opened.keptSession(),
    keepSession: (session) => opened.keepSession(session),
    wants: (extra) => opened.wants(extra),
    ...(claimFile !== undefined && { marketplaceClaim: (refused) => readClaim(claimFile, refused) }),
    onSessionState(state) {
      sessionState = state;
      opened.onSessionState(state);
    },
  });
  const opened: OpenedSystem = {
    system,
    get sessionState() {
      return sessionState;
    },
    credentials,
    keptSession: async () => held,
    keepSession: async (session) => {
      held = session;
    },
    onSessionState: () => {},
    wants: () => false,
  };
  return opened;
}

export function runAccount(
  accountId: string,
  opened: OpenedSystem,
  surroundings: AccountSurroundings,
): Account {
  const { store } = surroundings;
  const { system } = opened;
  let progress: PeopleProgress | undefined;
  const changed = () => surroundings.onState(accountId);
  opened.onSessionState = changed;

  const people = createPeopleSync({
    accountId,
    system,
    store,
    onProgress(next) {
      progress = next;
      changed();
    },
    onFailure: (failure) => surroundings.onFailure(accountId, failure),
  });
  const requesters = createRequesterSync({
    accountId,
    system,
    store,
    onFailure: (failure) => surroundings.onFailure(accountId, failure),
  });
  const counters = createCounterSync({
    system,
    onChange: changed,
    onFailure: (failure) => surroundings.onFailure(accountId, failure),
  });
  const poller = createPoller({
    accountId,
    system,
    store,
    activity: surroundings.activity,
    paused: () => store.accounts.get(accountId)?.paused === true,
    onState(state) {
      if (state.failure !== undefined && !state.looking) surroundings.onFailure(accountId, state.failure);
      changed();
    },
    onReading(reading) {
      surroundings.onReading(accountId, reading);
      const { arrived, changed, gone } = reading.diff;
      // Gone as well: what was granted is now time away.
      const newLeave = [...arrived, ...changed, ...gone].some((ticket) => ticket.kind === 'leave');
      if (newLeave && !reading.first) void people.refreshAbsences();
      void requesters.refresh(reading.diff);
      void people.refresh();
      void counters.refresh();
    },
  });

  return {
    id: accountId,
    system,
    get state() {
      const { looking, failure } = poller.state;
      return {
        session: opened.sessionState,
        looking,
        ...(failure === undefined ? {} : { failure }),
        ...(progress === undefined ? {} : { people: progress }),
        ...(counters.value === undefined ? {} : { counters: counters.value }),
      };
    },
    look: () => poller.look(),
    replan: () => poller.replan(),
    refreshAbsences: () => void people.refreshAbsences(),
    newsSeen: counters.seen,
    async close() {
      poller.close();
      people.close();
      requesters.close();
      counters.close();
      await system.close();
    },
  };
}
