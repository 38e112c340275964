/**
 * Kills the packaged program at random instants between the click and the confirmation, starts it again on the same
 * files, and compares what the office did with what the program kept and shows.
 */

import type { Page } from 'playwright-core';
import { waitUntil } from '../desktop/wait-until';
import { type Stage, setStage } from '../e2e/support/stage';
import { signIn } from '../e2e/support/views';
import type { LeaveState } from '../offices';
import { SeededRandom } from '../offices/common/random';
import { belongsTo, compare, type Verdict } from './compare';
import { changeSettings, dismissAll, readInbox, settledInbox } from './in-window';
import { databaseKey, keptDecisions } from './kept-decisions';
import { clickAndKill } from './killed-program';
import { type Moment, moments } from './moments';

export interface SoakOptions {
  readonly kills: number;
  readonly seed: number;
  /** Told about progress, a line at a time. */
  readonly say?: (line: string) => void;
}

export interface SoakResult extends Verdict {
  readonly kills: number;
  /** How often the program was killed at each kind of instant. */
  readonly moments: ReadonlyMap<string, number>;
  readonly seconds: number;
}

/** Kills between two comparisons. */
const batchSize = 25;
/** A decision that met no lasting trouble is settled long before. */
const settledWithinMs = 60_000;

/** @throws Error when the program cannot be run at all; what it does wrong is in the result */
export async function soakDecisions({ kills, seed, say = () => {} }: SoakOptions): Promise<SoakResult> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  const stage = await setStage({ people: 80, seed: 5 });
  try {
    const soak = await Soak.begin(stage, new SeededRandom(seed));
    let sum = await soak.batch(Math.min(batchSize, kills));
    for (let done = Math.min(batchSize, kills); ; ) {
      const { lost, doubled, unsettled } = sum;
      say(
        `${done} kills, ${seconds().toFixed(0)} s: ${lost} lost, ${doubled} doubled, ${unsettled} unsettled`,
      );
      if (done >= kills) break;
      const size = Math.min(batchSize, kills - done);
      sum = added(sum, await soak.batch(size));
      done += size;
    }
    return { ...sum, kills, moments: soak.counts, seconds: seconds() };
  } finally {
    await stage.close();
  }
}

export function isClean({ lost, doubled, unsettled }: Verdict): boolean {
  return lost === 0 && doubled === 0 && unsettled === 0;
}

/** The line that the soak ends with. */
export function summaryOf({ kills, lost, doubled, unsettled }: SoakResult): string {
  return `${kills} kills, ${lost} lost, ${doubled} doubled, ${unsettled} unsettled`;
}

function added(one: Verdict, other: Verdict): Verdict {
  return {
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    unsettled: one.unsettled + other.unsettled,
    taken: one.taken + other.taken,
    sentAgain: one.sentAgain + other.sentAgain,
    findings: [...one.findings, ...other.findings],
  };
}

class Soak {
  readonly counts = new Map<string, number>(moments.map(({ name }) => [name, 0]));
  readonly #stage: Stage;
  readonly #random: SeededRandom;
  readonly #key: Buffer;
  #batches = 0;
  /** Every kind of instant comes once before any comes again. */
  #deck: Moment[] = [];

  private constructor(stage: Stage, random: SeededRandom, key: Buffer) {
    this.#stage = stage;
    this.#random = random;
    this.#key = key;
  }

  /** Signs the approver in; nothing waits for them yet. */
  static async begin(stage: Stage, random: SeededRandom): Promise<Soak> {
    const { control, approver, desktop } = stage;
    const { leaveRequests } = await control.state({ waitingFor: approver.login });
    for (const { id } of leaveRequests) await control.withdrawLeave({ id });
    const app = await stage.launch();
    await signIn(await app.window(), approver.password);
    const soak = new Soak(stage, random, await databaseKey(desktop.keychain));
    await app.quit();
    return soak;
  }

  async batch(size: number): Promise<Verdict> {
    const { control } = this.#stage;
    await control.clearLogs();
    // By turns with and without time to undo, and with and without a history of approvers on the server.
    const undoWindowMs = this.#batches % 2 === 0 ? 300 : 0;
    await control.setSwitches({ approverHistory: this.#batches % 4 > 1 });
    this.#batches += 1;
    const requests = await this.#ask(size);
    await this.#calmly(async (page) => {
      await changeSettings(page, { undoWindowMs });
      await offersAll(page, requests);
    });

    const gone: string[] = [];
    for (let kill = 0; kill < size; kill += 1) gone.push(...(await this.#cycle(requests)));

    const inbox = await this.#calmly(async (page) => {
      const settled = await settledInbox(page, settledWithinMs);
      await dismissAll(page);
      return settled;
    });
    const ids = new Set(requests.map(({ id }) => id));
    const after = (await control.state()).leaveRequests.filter(({ id }) => ids.has(id));
    const verdict = compare({
      requests: after,
      ledger: await control.ledger(),
      kept: await this.#kept(),
      inbox,
    });
    for (const { id, status } of after) if (status === 'pending') await control.withdrawLeave({ id });
    return { ...verdict, lost: verdict.lost + gone.length, findings: [...verdict.findings, ...gone] };
  }

  /** Returns what was on disk, or on the screen, before the kill and is not on disk after it. */
  async #cycle(requests: readonly LeaveState[]): Promise<readonly string[]> {
    const moment = this.#nextMoment();
    this.counts.set(moment.name, (this.counts.get(moment.name) ?? 0) + 1);
    const before = await this.#kept();
    const request = await clickAndKill(this.#stage, requests, moment, this.#random.next());
    const after = await this.#kept();
    const forgotten = before.filter(({ id }) => !after.some((decision) => decision.id === id));
    const isKept = after.some(({ ticket }) => belongsTo(request, ticket.id));
    return [
      ...forgotten.map(({ id }) => `lost: decision ${id} went from the disk, killed ${moment.name}`),
      ...(moment.seen !== true || isKept
        ? []
        : [`lost: ${request.path} was shown as taken, killed ${moment.name}`]),
    ];
  }

  #nextMoment(): Moment {
    if (this.#deck.length === 0) this.#deck = this.#shuffled(moments);
    const moment = this.#deck.pop();
    if (moment === undefined) throw new Error('There are no moments');
    return moment;
  }

  #shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, place: this.#random.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ value }) => value);
  }

  #kept() {
    return keptDecisions(this.#stage.userDataDir, this.#key);
  }

  /** A run of the program with its window open, that ends as a person ends it. */
  async #calmly<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const app = await this.#stage.launch();
    try {
      return await work(await app.open());
    } finally {
      await app.quit();
    }
  }

  /** Leave requests of as many people, so that the tray tells them apart by name. */
  async #ask(size: number): Promise<LeaveState[]> {
    const { control, approver } = this.#stage;
    const people = await control.people();
    const askers = people.filter(
      ({ login, name, approvers }) =>
        login !== approver.login &&
        (approvers[0] === approver.login || !approvers.includes(approver.login)) &&
        people.every((other) => other.login === login || !other.name.startsWith(name)),
    );
    if (askers.length < size) throw new Error(`Only ${askers.length} people can ask for leave`);
    const requests: LeaveState[] = [];
    for (const { login } of this.#shuffled(askers).slice(0, size)) {
      requests.push(await control.createLeave({ requester: login, approver: approver.login }));
    }
    return requests;
  }
}

async function offersAll(page: Page, requests: readonly LeaveState[]): Promise<void> {
  await page.evaluate(() => window.offitray.syncNow());
  await waitUntil(
    async () => {
      const inbox = await readInbox(page);
      return requests.every((request) => inbox.some(({ ticket }) => belongsTo(request, ticket.id)));
    },
    { what: 'all requests in the inbox', timeoutMs: 20_000, everyMs: 100 },
  );
}
