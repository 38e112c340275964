/** All accounts: signing in, keeping them running, signing out without a trace. */
import { fail, failureOf } from '../office/errors';
import type { Credentials, Identity, SystemDefinition, SystemName } from '../office/office-system';
import type { AccountRecord } from '../store/types';
import { type Account, type AccountSurroundings, type OpenedSystem, openSystem, runAccount } from './account';

/** Where secrets are kept: the OS keychain, or memory until the program ends. */
export interface SecretPlace {
  readSecret(accountId: string): Promise<string | undefined>;
  writeSecret(accountId: string, secret: string): Promise<void>;
  removeSecret(accountId: string): Promise<void>;
}

export interface AccountsOptions extends AccountSurroundings {
  readonly definitions: readonly SystemDefinition[];
  readonly keychain: SecretPlace;
  readonly memory: SecretPlace;
  newAccountId(): string;
}

export interface SignIn {
  readonly system: SystemName;
  /** Origin, normalised. */
  readonly origin: string;
  readonly caPem?: string;
  readonly login: string;
  readonly password: string;
  /** Keep the password in memory only, until the program ends. */
  readonly untilQuit: boolean;
}

export interface Accounts {
  /** Runs the accounts that are kept. */
  start(): void;
  all(): readonly Account[];
  get(accountId: string): Account | undefined;
  /** The password of this account is in memory only. */
  keptUntilQuit(accountId: string): boolean;
  checkServer(where: Pick<SignIn, 'system' | 'origin' | 'caPem'>): Promise<void>;
  /** Adds an account, or renews the one that is already there for the same login on the same server. */
  signIn(request: SignIn): Promise<string>;
  signInAgain(accountId: string, password: string, untilQuit: boolean): Promise<void>;
  /** Removes the account with its secret, cookies and cache. Decisions not yet sent go with it: ask first. */
  signOut(accountId: string): Promise<void>;
  lookAtAll(): Promise<void>;
  replanAll(): void;
  close(): Promise<void>;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { store } = options;
  const running = new Map<string, Account>();
  const inMemory = new Set<string>();

  function definitionOf(name: SystemName): SystemDefinition {
    const definition = options.definitions.find((candidate) => candidate.name === name);
    if (definition === undefined) throw fail('not-this-system', { detail: name });
    return definition;
  }

  function run(record: AccountRecord, opened: OpenedSystem): void {
    opened.credentials = () => credentials(record);
    const account = runAccount(record.id, opened, options);
    running.set(record.id, account);
    void account.look();
  }

  async function credentials(record: AccountRecord): Promise<Credentials | undefined> {
    const place = inMemory.has(record.id) ? options.memory : options.keychain;
    const password = await place.readSecret(record.id);
    return password === undefined ? undefined : { login: record.login, password };
  }

  /** Signs in with what was typed and hands the session to `become`; whatever fails leaves nothing behind. */
  async function signInAs(
    request: Omit<SignIn, 'untilQuit'>,
    become: (opened: OpenedSystem, identity: Identity) => Promise<void>,
  ): Promise<void> {
    const typed: Credentials = { login: request.login, password: request.password };
    const opened = openSystem(definitionOf(request.system), request, options, async () => typed);
    try {
      await opened.system.checkServer();
      await become(opened, await opened.system.signIn());
    } catch (thrown) {
      await opened.system.close();
      throw thrown;
    }
  }

  async function keepSecret(accountId: string, password: string, untilQuit: boolean): Promise<void> {
    if (untilQuit) {
      await options.memory.writeSecret(accountId, password);
      inMemory.add(accountId);
      return;
    }
    await options.keychain.writeSecret(accountId, password);
    inMemory.delete(accountId);
    await options.memory.removeSecret(accountId);
  }

  async function stop(accountId: string): Promise<void> {
    const account = running.get(accountId);
    running.delete(accountId);
    await account?.close();
  }

  async function renew(record: AccountRecord, request: SignIn): Promise<void> {
    await signInAs(request, async (opened, identity) => {
      await keepSecret(record.id, request.password, request.untilQuit);
      await stop(record.id);
      const trust = request.caPem === undefined ? {} : { caPem: request.caPem };
      store.accounts.patch(record.id, { ...trust, identity });
      run({ ...record, ...trust, identity }, opened);
    });
  }

  /** The keychain may be gone by now; then there is nothing of ours left to remove from it that we could reach. */
  async function forgetSecret(accountId: string): Promise<void> {
    await options.memory.removeSecret(accountId);
    if (inMemory.delete(accountId)) return;
    try {
      await options.keychain.removeSecret(accountId);
    } catch (thrown) {
      if (failureOf(thrown).name !== 'keychain-unavailable') throw thrown;
      options.onFailure(accountId, failureOf(thrown));
    }
  }

  return {
    start() {
      for (const record of store.accounts.all()) {
        run(
          record,
          openSystem(definitionOf(record.system), record, options, async () => undefined),
        );
      }
    },
    all: () => [...running.values()],
    get: (accountId) => running.get(accountId),
    keptUntilQuit: (accountId) => inMemory.has(accountId),
    async checkServer(where) {
      const opened = openSystem(definitionOf(where.system), where, options, async () => undefined);
      try {
        await opened.system.checkServer();
      } finally {
        await opened.system.close();
      }
    },
    async signIn(request) {
      const same = store.accounts
        .all()
        .find(
          (known) =>
            known.system === request.system &&
            known.origin === request.origin &&
            known.login === request.login,
        );
      if (same !== undefined) {
        await renew(same, request);
        return same.id;
      }
      const accountId = options.newAccountId();
      await signInAs(request, async (opened, identity) => {
        await keepSecret(accountId, request.password, request.untilQuit);
        const record: AccountRecord = {
          id: accountId,
          system: request.system,
          origin: request.origin,
          login: request.login,
          ...(request.caPem === undefined ? {} : { caPem: request.caPem }),
          identity,
          quickDecisions: 'untried',
        };
        store.accounts.put(record);
        run(record, opened);
      });
      return accountId;
    },
    async signInAgain(accountId, password, untilQuit) {
      const record = store.accounts.get(accountId);
      if (record === undefined) throw fail('not-found');
      await renew(record, { ...record, password, untilQuit });
    },
    async signOut(accountId) {
      await stop(accountId);
      await forgetSecret(accountId);
      store.accounts.remove(accountId);
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
