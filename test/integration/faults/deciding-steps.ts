import { hasEnded } from '../../../electron/decisions/machine';
import { createOutbox } from '../../../electron/decisions/outbox';
import type { Decision } from '../../../electron/office/decision';
import type { OfficeSystem } from '../../../electron/office/office-system';
import { waitUntil } from '../../desktop/wait-until';
import type { Fault } from './fault-list';
import { accountId, type FaultWorld } from './fault-world';
import { type Outcome, type StepName, wantsNewSession } from './outcome';
import { SkippingTime } from './skipping-time';

type DecidingStep = Extract<StepName, 're-read' | 'decide' | 'read-back'>;

/** What happens around the calls of one decision, each hook once. */
interface Hooks {
  beforeReading?(): Promise<void>;
  beforeDeciding?(): Promise<void>;
  afterDeciding?(): Promise<void>;
}

/** The world's system with hooks around it, and a count of the calls under way. */
class WatchedSystem {
  calls = 0;
  readonly #world: FaultWorld;
  readonly #hooks: Hooks;

  constructor(world: FaultWorld, hooks: Hooks) {
    this.#world = world;
    this.#hooks = { ...hooks };
  }

  get system(): OfficeSystem {
    const { system } = this.#world;
    return {
      name: system.name,
      sessionState: system.sessionState,
      checkServer: (signal) => system.checkServer(signal),
      signIn: (signal) => system.signIn(signal),
      waiting: (signal) => system.waiting(signal),
      people: (signal) => system.people(signal),
      absences: (people, signal) => system.absences(people, signal),
      backgrounds: (...args) => system.backgrounds(...args),
      close: () => system.close(),
      proof: (reading, order) => system.proof(reading, order),
      readTicket: (ticket, signal) =>
        this.#counted(async () => {
          await this.#once('beforeReading');
          return await system.readTicket(ticket, signal);
        }),
      decide: (order, signal) =>
        this.#counted(async () => {
          await this.#once('beforeDeciding');
          try {
            await system.decide(order, signal);
          } finally {
            await this.#once('afterDeciding');
          }
        }),
    };
  }

  async #once(name: keyof Hooks): Promise<void> {
    const hook = this.#hooks[name];
    delete this.#hooks[name];
    await hook?.();
  }

  async #counted<Result>(work: () => Promise<Result>): Promise<Result> {
    this.calls += 1;
    try {
      return await work();
    } finally {
      this.calls -= 1;
    }
  }
}

/** Somebody approves a request, and the fault is there while one part of it is done. */
export async function decidingStep(world: FaultWorld, fault: Fault, step: DecidingStep): Promise<Outcome> {
  await world.settle();
  const { store } = world;
  let over: (() => Promise<void> | void) | undefined;
  const begin = async (): Promise<void> => {
    over = await fault.begin(world);
  };
  const end = async (): Promise<void> => {
    await over?.();
    over = undefined;
  };
  const watched = new WatchedSystem(world, hooksOf(step, begin, end));
  const time = new SkippingTime();
  const outbox = createOutbox({
    store,
    systemFor: () => watched.system,
    now: Date.now,
    timers: time,
    undoWindowMs: () => 0,
    onSettled: () => undefined,
    onTrouble: (_accountId, failure) => {
      throw new Error(`the outbox is in trouble: ${failure.name} ${failure.detail ?? ''}`);
    },
    randomId: () => 'd1',
  });
  const ticket = store.tickets.all(accountId).find((one) => one.ticket.verbs.includes('approve'))?.ticket;
  if (ticket === undefined) throw new Error('nothing waits for a decision');
  outbox.decide({ accountId, ticketId: ticket.id, ticketVersion: ticket.version, verb: 'approve' });
  await rest(watched, time);

  const seen = theDecision(world);
  const next = nextOf(seen, time);
  const { quickDecisions } = store.accounts.get(accountId) ?? {};
  await end();
  if (wantsNewSession(seen.failure)) await world.signInAgain();
  const last = await toTheEnd(world, watched, time, () => outbox.poke(accountId));
  await outbox.close();
  await expectOneTruth(world, last);
  const quick = quickDecisions === 'off' ? '; quick decisions are switched off' : '';
  return { failure: seen.failure, next: next + quick, end: last.state };
}

function hooksOf(step: DecidingStep, begin: () => Promise<void>, end: () => Promise<void>): Hooks {
  switch (step) {
    case 're-read':
      return { beforeReading: begin };
    case 'decide':
      return { beforeDeciding: begin, afterDeciding: end };
    case 'read-back':
      return { afterDeciding: begin };
  }
}

/** Until the outbox has nothing more to do by itself. */
async function rest(watched: WatchedSystem, time: SkippingTime): Promise<void> {
  const isQuiet = (): boolean => watched.calls === 0 && !time.isBusy;
  await waitUntil(
    async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (!isQuiet()) return false;
      }
      return true;
    },
    { what: 'the outbox to come to rest', timeoutMs: 40_000, everyMs: 5 },
  );
}

/** It has to be where the person can see it, whatever happened. */
function theDecision({ store }: FaultWorld): Decision {
  const decision = store.decisions.visible(accountId).find(({ id }) => id === 'd1');
  if (decision === undefined) throw new Error('the decision is lost');
  return decision;
}

function nextOf(decision: Decision, time: SkippingTime): string {
  switch (decision.state) {
    case 'confirmed':
      return 'confirms it by reading';
    case 'refused':
      return 'says that it was refused; the request can be decided again';
    case 'conflict':
      return 'says that it was settled elsewhere';
    case 'changed':
    case 'undone':
    case 'sending':
      return `is ${decision.state}`;
    default: {
      const does = decision.state === 'unknown' ? 'reads again' : 'tries again';
      const seconds = time.nextInSeconds;
      if (seconds === undefined) return `keeps it; ${does} after the next look that works`;
      if (decision.failure?.retryAt !== undefined) return `keeps it; ${does} when the server said`;
      // Part of the wait has gone by when it is asked for: the second itself would differ from run to run.
      return `keeps it; ${does} ${seconds < 10 ? 'in a few seconds' : `in about ${10 * Math.round(seconds / 10)} s`}`;
    }
  }
}

async function toTheEnd(
  world: FaultWorld,
  watched: WatchedSystem,
  time: SkippingTime,
  poke: () => void,
): Promise<Decision> {
  for (let round = 0; round < 10 && !hasEnded(theDecision(world)); round += 1) {
    poke();
    await rest(watched, time);
    if (hasEnded(theDecision(world))) break;
    time.skip();
    await rest(watched, time);
  }
  const decision = theDecision(world);
  if (!hasEnded(decision)) throw new Error(`the decision never ended: ${JSON.stringify(decision)}`);
  return decision;
}

/** Never doubled, and told as it is. */
async function expectOneTruth({ office }: FaultWorld, { state, failure }: Decision): Promise<void> {
  const effects = (await office.control.ledger()).filter((entry) => entry.effect !== null).length;
  const told = state === 'confirmed' ? 1 : 0;
  if (effects !== told) {
    throw new Error(`${state} (${failure?.name} ${failure?.detail}), but carried out ${effects} times`);
  }
}
