/** All accounts: signing in, keeping them running, signing out without a trace. */
import { fail, failureOf } from '../office/errors';
import {
  type Credentials,
  type Extra,
  extraTickets,
  type Identity,
  type SystemDefinition,
  type SystemName,
} from '../office/office-system';
import type { Ticket } from '../office/ticket';
import type { AccountRecord } from '../store/types';
import { type Account, type AccountSurroundings, type OpenedSystem, openSystem, runAccount } from './account';
import { createKeptSecrets, type SecretPlace } from './kept-secrets';
import { createQueue } from './queue';

export interface AccountsOptions extends AccountSurroundings {
  readonly definitions: readonly SystemDefinition[];
  readonly keychain: SecretPlace;
  readonly memory: SecretPlace;
  newAccountId(): string;
  /** A person has signed in; its server is looked at only where the account is not paused. */
  onSignedIn(accountId: string): void;
}

export interface SignIn {
  readonly system: SystemName;
  /** Origin, normalised. */
  readonly origin: string;
  readonly caPem?: string;
  readonly claimFile?: string;
  readonly credentials: Credentials;
  /** Keep what was typed in memory only, until the program ends. */
  readonly untilQuit: boolean;
}

/** What a person gives to go on with an account whose session has ended: a password, a code, or both. */
export type Renewal = Partial<Pick<Credentials, 'password' | 'code'>>;

export interface Accounts {
  /** Runs the accounts that are kept. */
  start(): void;
  all(): readonly Account[];
  get(accountId: string): Account | undefined;
  /** What signs this account in is in memory only. */
  keptUntilQuit(accountId: string): boolean;
  checkServer(where: Pick<SignIn, 'system' | 'origin' | 'caPem'>): Promise<void>;
  /** Opens the office that is made up. */
  startDemo(): Promise<void>;
  /** Adds an account, or renews the one that is already there for the same login on the same server. */
  signIn(request: SignIn): Promise<string>;
  signInAgain(accountId: string, renewal: Renewal, untilQuit: boolean): Promise<void>;
  /** Removes the account with its secret, cookies and cache. Decisions not yet sent go with it: ask first. */
  signOut(accountId: string): Promise<void>;
  /** Leaves an account alone, or takes it up again at once. What was decided before still goes out. */
  pause(accountId: string, paused: boolean): void;
  /** Switches an extra on, and looks at once, or off, and forgets what it brought. */
  setExtra(accountId: string, extra: Extra, on: boolean): void;
  /** Whether a ticket went because its extra was switched off, and not because of anything on the server. */
  isSwitchedOff(accountId: string, ticket: Ticket): boolean;
  lookAtAll(): Promise<void>;
  replanAll(): void;
  close(): Promise<void>;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { store } = options;
  const running = new Map<string, Account>();
  const inTurn = createQueue();
  const secrets = createKeptSecrets({
    keychain: options.keychain,
    memory: options.memory,
    onUnreachable: (accountId, thrown) => options.onFailure(accountId, failureOf(thrown)),
  });

  function definitionOf(name: SystemName): SystemDefinition {
    const definition = options.definitions.find((candidate) => candidate.name === name);
    if (definition === undefined) throw fail('not-this-system', { detail: name });
    return definition;
  }

  function run(record: AccountRecord, opened: OpenedSystem): void {
    opened.credentials = async () => {
      const kept = await secrets.credentials(record.id, record.login);
      return kept && { ...kept, ...personOf(record) };
    };
    // Without a keychain a session simply ends with the program.
    const unkept = (thrown: unknown) => {
      if (failureOf(thrown).name !== 'keychain-unavailable') throw thrown;
      options.onFailure(record.id, failureOf(thrown));
      return undefined;
    };
    opened.keptSession = () => secrets.session(record.id).catch(unkept);
    opened.keepSession = (session) => secrets.keepSession(record.id, session).catch(unkept);
    opened.wants = (extra) => store.accounts.get(record.id)?.extras?.includes(extra) === true;
    const account = runAccount(record.id, opened, options);
    running.set(record.id, account);
    void account.look();
  }

  /**
   * Signs in with what was typed and hands the session to `become`; whatever fails leaves nothing behind. What becomes of
   * an account is settled one after the other: meanwhile it may have been added, renewed or signed out.
   */
  async function signInAs(
    request: SignIn,
    become: (opened: OpenedSystem, identity: Identity) => Promise<string>,
  ): Promise<string> {
    const opened = openSystem(
      definitionOf(request.system),
      request,
      options,
      async () => request.credentials,
    );
    try {
      await opened.system.checkServer();
      const identity = await opened.system.signIn();
      return await inTurn(() => become(opened, identity));
    } catch (thrown) {
      await opened.system.close();
      throw thrown;
    }
  }

  /** What signs in is kept, and the session that it opened, where the system wants that kept. */
  async function keep(accountId: string, request: SignIn, opened: OpenedSystem): Promise<void> {
    await secrets.keep(accountId, request.credentials, request.untilQuit);
    await secrets.keepSession(accountId, await opened.keptSession());
  }

  async function stop(accountId: string): Promise<void> {
    const account = running.get(accountId);
    running.delete(accountId);
    await account?.close();
  }

  async function renew(
    record: AccountRecord,
    request: SignIn,
    opened: OpenedSystem,
    identity: Identity,
  ): Promise<string> {
    await keep(record.id, request, opened);
    await stop(record.id);
    const known = { ...waysOf(request), ...personOf(request.credentials), identity };
    store.accounts.patch(record.id, known);
    run({ ...record, ...known }, opened);
    options.onSignedIn(record.id);
    return record.id;
  }

  async function add(request: SignIn, opened: OpenedSystem, identity: Identity): Promise<string> {
    const record: AccountRecord = {
      id: options.newAccountId(),
      system: request.system,
      origin: request.origin,
      login: request.credentials.login,
      ...personOf(request.credentials),
      ...waysOf(request),
      identity,
      quickDecisions: definitionOf(request.system).madeUp === true ? 'proven' : 'untried',
    };
    try {
      await keep(record.id, request, opened);
      store.accounts.put(record);
    } catch (thrown) {
      // Nobody would ever sign out of an account that is not there. A keychain that took nothing is not asked again.
      if (failureOf(thrown).name !== 'keychain-unavailable') await secrets.forget(record.id);
      throw thrown;
    }
    run(record, opened);
    options.onSignedIn(record.id);
    return record.id;
  }

  function signIn(request: SignIn): Promise<string> {
    return signInAs(request, (opened, identity) => {
      const same = store.accounts
        .all()
        .find(
          (known) =>
            known.system === request.system &&
            known.origin === request.origin &&
            known.login === request.credentials.login,
        );
      return same === undefined ? add(request, opened, identity) : renew(same, request, opened, identity);
    });
  }

  return {
    start() {
      for (const record of store.accounts.all()) {
        // What was looked at in a demo is gone with the program that made it up.
        if (definitionOf(record.system).madeUp === true) {
          store.accounts.remove(record.id);
          continue;
        }
        run(
          record,
          openSystem(definitionOf(record.system), record, options, async () => undefined),
        );
      }
    },
    all: () => [...running.values()],
    get: (accountId) => running.get(accountId),
    keptUntilQuit: secrets.inMemory,
    async checkServer(where) {
      const opened = openSystem(definitionOf(where.system), where, options, async () => undefined);
      try {
        await opened.system.checkServer();
      } finally {
        await opened.system.close();
      }
    },
    async startDemo() {
      const definition = options.definitions.find(({ madeUp }) => madeUp === true);
      if (definition?.usualServer === undefined) throw fail('not-found');
      const { name: system, usualServer: origin } = definition;
      await signIn({ system, origin, credentials: { login: system, password: system }, untilQuit: true });
    },
    signIn,
    async signInAgain(accountId, renewal, untilQuit) {
      const record = store.accounts.get(accountId);
      if (record === undefined) throw fail('not-found');
      const kept = await secrets.credentials(accountId, record.login);
      const password = renewal.password ?? kept?.password;
      if (password === undefined) throw fail('expired', { detail: 'no password at hand' });
      // Whoever was not asked at first is not asked now: the account goes on as it was.
      const credentials = {
        person: '',
        ...personOf(record),
        ...kept,
        ...renewal,
        login: record.login,
        password,
      };
      const request = { ...record, credentials, untilQuit };
      await signInAs(request, (opened, identity) => {
        const present = store.accounts.get(accountId);
        if (present === undefined) throw fail('not-found', { detail: 'the account has been removed' });
        return renew(present, request, opened, identity);
      });
    },
    signOut: (accountId) =>
      inTurn(async () => {
        await stop(accountId);
        await secrets.forget(accountId);
        store.accounts.remove(accountId);
      }),
    pause(accountId, paused) {
      store.accounts.patch(accountId, { paused });
      const account = running.get(accountId);
      if (paused) account?.replan();
      else void account?.look();
    },
    setExtra(accountId, extra, on) {
      const others = (store.accounts.get(accountId)?.extras ?? []).filter((one) => one !== extra);
      store.accounts.patch(accountId, { extras: on ? [...others, extra] : others });
      if (!on) {
        for (const { ticket } of store.tickets.all(accountId))
          if (ticket.kind === extraTickets[extra]) store.tickets.remove(accountId, ticket.id);
      }
      void running.get(accountId)?.look();
    },
    isSwitchedOff(accountId, { kind }) {
      const record = store.accounts.get(accountId);
      const offered = record === undefined ? [] : (definitionOf(record.system).extras ?? []);
      return offered.some((extra) => extraTickets[extra] === kind && !record?.extras?.includes(extra));
    },
    async lookAtAll() {
      await Promise.all([...running.values()].map((account) => account.look()));
    },
    replanAll() {
      for (const account of running.values()) account.replan();
    },
    async close() {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

/** How the server is reached, beside its address. */
function waysOf({
  caPem,
  claimFile,
}: Pick<SignIn, 'caPem' | 'claimFile'>): Pick<SignIn, 'caPem' | 'claimFile'> {
  return { ...(caPem !== undefined && { caPem }), ...(claimFile !== undefined && { claimFile }) };
}

function personOf({ person }: Pick<Credentials, 'person'>): Pick<Credentials, 'person'> {
  return person === undefined ? {} : { person };
}
