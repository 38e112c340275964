import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../../electron/office/errors';
import type { OfficeSystem } from '../../../electron/office/office-system';
import { openStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createPoller, type Poller } from '../../../electron/sync/poller';
import type { Activity } from '../../../electron/sync/schedule';
import { offiServ } from '../../../electron/systems/offiserv/index';
import { type RunningOffice, startOffice } from '../../offices/index';

/** The account of every world. */
export const accountId = 'a1';

/** Nothing happens by itself: each step asks. */
export const asleep: Activity = {
  suspended: true,
  screenLocked: false,
  onBattery: false,
  idle: true,
  popoverOpen: false,
};

/** Limits of the same kind as the program's own, only shorter. */
export const definition = offiServ(
  {},
  { connectMs: 6_000, headersMs: 3_000, bodyIdleMs: 3_000, totalMs: 6_000 },
);

/** An office, the way to it, and one copy of the program without its window. */
export class FaultWorld {
  readonly office: RunningOffice;
  readonly store: Store;
  readonly login: string;
  readonly password: string;
  /** What the system's proxy settings say. */
  route = 'DIRECT';
  system: OfficeSystem;
  poller: Poller;
  /** Parts that the last look could not read. */
  missing: readonly { readonly part: string; readonly failure: Failure }[] = [];
  readonly #folder: string;

  private constructor(office: RunningOffice, folder: string) {
    const person = office.logins[0];
    if (person === undefined) throw new Error('the office has no login');
    this.office = office;
    this.#folder = folder;
    this.login = person.login;
    this.password = person.password;
    this.store = openStore({ file: join(folder, 'store.db'), key: Buffer.alloc(32, 7) });
    this.system = this.#openSystem();
    this.poller = this.#openPoller();
  }

  static async open(): Promise<FaultWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'));
    return new FaultWorld(await startOffice({ system: 'offiserv', people: 12, seed: 5 }), folder);
  }

  /** As it is after a while of working: signed in, and read once. */
  async settle(): Promise<void> {
    const { office, login } = this;
    const identity = await this.system.signIn();
    this.store.accounts.put({
      id: accountId,
      system: 'offiserv',
      origin: office.url,
      login,
      caPem: office.caPem,
      identity,
      quickDecisions: 'untried',
    });
    await this.poller.look();
    if (this.poller.state.failure !== undefined) throw new Error('the first look should work');
  }

  /** Somebody signs in again: a new session, nothing left of the old one. */
  async signInAgain(): Promise<void> {
    this.poller.close();
    await this.system.close();
    this.system = this.#openSystem();
    this.poller = this.#openPoller();
  }

  async close(): Promise<void> {
    this.poller.close();
    await this.system.close();
    this.store.close();
    await this.office.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #openSystem(): OfficeSystem {
    const { login, password } = this;
    return definition.open({
      origin: this.office.url,
      caPem: this.office.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => this.route,
      credentials: async () => ({ login, password }),
      onSessionState: () => undefined,
    });
  }

  #openPoller(): Poller {
    return createPoller({
      accountId,
      system: this.system,
      store: this.store,
      activity: () => asleep,
      paused: () => false,
      onReading: ({ waiting }) => {
        this.missing = waiting.missing;
      },
      onState: () => undefined,
    });
  }
}
