import { createOutbox, type Outbox } from '../../../electron/decisions/outbox';
import type { Decision } from '../../../electron/office/decision';
import type { Failure } from '../../../electron/office/errors';
import type { OfficeSystem } from '../../../electron/office/office-system';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { AccountRecord, Store } from '../../../electron/store/types';
import { account } from '../store/records';
import { ModelOffice } from './model-office';
import { VirtualTime } from './virtual-time';

/** One store and one server, through as many runs of the program as it takes. */
export class OutboxRuns {
  readonly store: Store;
  readonly office = new ModelOffice();
  readonly settled: Decision[] = [];
  readonly troubles: Failure[] = [];
  time = new VirtualTime();
  undoWindowMs = 5_000;
  outbox: Outbox;
  system: OfficeSystem | undefined;
  crashed = false;
  #made = 0;

  readonly #record: AccountRecord;

  /** @param tickets how many approvals each needs, where it is not one */
  constructor(
    tickets: readonly string[] | Readonly<Record<string, number>>,
    record: Partial<AccountRecord> = {},
    store = openMemoryStore(),
  ) {
    this.store = store;
    this.#record = account('a1', record);
    this.store.accounts.put(this.#record);
    const approvals = Array.isArray(tickets)
      ? tickets.map((id) => [id, 1] as const)
      : Object.entries(tickets);
    for (const [id, count] of approvals) this.office.add(id, count);
    this.office.onCrash = () => {
      this.crashed = true;
      this.time.forgetAlarms();
    };
    this.outbox = this.#start();
    this.poll();
  }

  /** The next run of the program, after a crash or in place of the one before. */
  restart(): void {
    const { wallMs } = this.time;
    this.time.forgetAlarms();
    this.time = new VirtualTime();
    this.time.wallMs = wallMs;
    this.crashed = false;
    this.outbox = this.#start();
    this.outbox.resume();
  }

  /** The session ends, and nothing renews it; the account with what belongs to it stays. */
  signOut(): void {
    void this.system?.close();
    this.system = undefined;
  }

  /** The account and everything that belongs to it goes, undelivered decisions too. */
  deleteAccount(): void {
    this.signOut();
    this.store.accounts.remove('a1');
  }

  /** The account is there and runs, whatever was before. */
  signIn(): void {
    if (this.system !== undefined) return;
    if (this.store.accounts.get('a1') === undefined) this.store.accounts.put(this.#record);
    this.system = this.office.connect();
    this.poll();
    this.outbox.poke('a1');
  }

  /** What the account's own loop does. */
  poll(): void {
    if (this.system === undefined) return;
    this.store.tickets.replace('a1', this.office.pending(), this.time.wallMs);
  }

  decide(ticketId: string, verb: 'approve' | 'reject' = 'approve'): Decision {
    const stored = this.store.tickets.get('a1', ticketId);
    const id = `d${this.#made}`;
    const decision = this.outbox.decide({
      accountId: 'a1',
      ticketId,
      ticketVersion: stored?.ticket.version ?? 'v1',
      verb,
      reason: id,
    });
    this.#made += 1;
    return decision;
  }

  state(decisionId: string): Decision | undefined {
    return this.store.decisions.get(decisionId);
  }

  #start(): Outbox {
    const { time } = this;
    this.system = this.store.accounts.get('a1') === undefined ? undefined : this.office.connect();
    return createOutbox({
      store: this.store,
      systemFor: (accountId) => (accountId === 'a1' ? this.system : undefined),
      now: () => time.wallMs,
      timers: time,
      undoWindowMs: () => this.undoWindowMs,
      onSettled: (decision) => this.settled.push(decision),
      onTrouble: (_, failure) => this.troubles.push(failure),
      randomId: () => `d${this.#made}`,
    });
  }
}
