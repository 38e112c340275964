import { fail } from '../../office/errors';
import type { OnOfficeAccount } from './account';
import { type Action, type ActionOutcome, succeeded } from './action';
import { readMoment, wallTextAt } from './dates';
import { codeFailure } from './error-codes';
import type { OnOfficeClient } from './onoffice-client';
import { roleIn } from './task-mapping';
import { isOpen, labelOf, openStates, readTask, type Task, taskFields } from './task-wire';

interface Range {
  readonly above: number | undefined;
  readonly upTo: number | undefined;
}

type StatusFilter = 'tried' | 'numbers' | 'labels' | 'none';
type Plan = { readonly kind: 'full' | 'changes'; readonly actions: readonly Action[] };

const everything: Range = { above: undefined, upTo: undefined };

/**
 * The open tasks that concern the person. There is no paging and no order (reference b.3): the whole set is read now and
 * then, split by number where it is large; in between only what has changed.
 */
export class TaskReader {
  readonly #account: OnOfficeAccount;
  readonly #client: OnOfficeClient;
  readonly #mine = new Map<string, Task>();
  #statusFilter: StatusFilter;
  /** The latest `modified` seen, in the server's own writing. */
  #cursor: string | undefined;
  #fullAt = Number.NEGATIVE_INFINITY;

  constructor(account: OnOfficeAccount, client: OnOfficeClient) {
    this.#account = account;
    this.#client = client;
    this.#statusFilter = account.assumptions.statusFilter;
  }

  /** What to ask first; the answers go to `take`. */
  plan(): Plan {
    const isDue = performance.now() - this.#fullAt >= this.#account.assumptions.changes.fullSetEveryMs;
    const since = this.#since();
    if (isDue || since === undefined) return { kind: 'full', actions: this.#fullActions() };
    return { kind: 'changes', actions: [this.#action({ modified: [{ op: '>=', val: since }] })] };
  }

  /** Takes the answers to a plan in, asks on where they were not all, and gives the tasks that concern the person. */
  async take(plan: Plan, outcomes: readonly ActionOutcome[], signal?: AbortSignal): Promise<readonly Task[]> {
    if (plan.kind === 'changes') {
      const [outcome] = outcomes;
      const isWhole =
        outcome !== undefined &&
        succeeded(outcome) &&
        outcome.records.length < this.#account.assumptions.splitting.rows;
      if (isWhole) {
        this.#merge(this.#tasksIn(outcome));
        return [...this.#mine.values()];
      }
      // Too much has changed, or the filter is refused: the whole set it is.
      const actions = this.#fullActions();
      return await this.#takeFull(await this.#client.read(actions, signal), signal);
    }
    return await this.#takeFull(outcomes, signal);
  }

  /** One task, fresh; `undefined` when it is gone or hidden, which cannot be told apart (error 80). */
  async readOne(id: string, signal?: AbortSignal): Promise<Task | undefined> {
    const action: Action = {
      verb: 'read',
      resourceType: 'task',
      resourceId: id,
      parameters: {},
      fields: taskFields,
    };
    const [outcome] = await this.#client.read([action], signal);
    if (outcome === undefined) throw codeFailure(0);
    if (!succeeded(outcome)) {
      if (outcome.code === 80) return undefined;
      throw codeFailure(outcome.code);
    }
    return this.#tasksIn(outcome).find((task) => task.id === id);
  }

  async #takeFull(outcomes: readonly ActionOutcome[], signal?: AbortSignal): Promise<readonly Task[]> {
    const chosen = this.#choose(outcomes);
    const { splitting } = this.#account.assumptions;
    const tasks = this.#tasksIn(chosen);
    let open = this.#isFull(chosen) ? halves(everything, tasks) : [];
    for (let round = 0; open.length > 0; round += 1) {
      if (round >= splitting.mostRounds) throw fail('too-large', { detail: 'more tasks than can be read' });
      const given = await this.#client.read(
        open.map((range) => this.#action(this.#filterFor(this.#statusFilter, range))),
        signal,
      );
      const next: Range[] = [];
      open.forEach((range, at) => {
        const outcome = given[at];
        if (outcome === undefined || !succeeded(outcome)) throw codeFailure(outcome?.code ?? 0);
        const found = this.#tasksIn(outcome);
        tasks.push(...found);
        if (this.#isFull(outcome)) next.push(...halves(range, found));
      });
      open = next;
    }
    this.#mine.clear();
    this.#merge(tasks);
    this.#fullAt = performance.now();
    return [...this.#mine.values()];
  }

  /** NA-4: three ways of asking the first time, and the one that was seen to work from then on. */
  #fullActions(): readonly Action[] {
    const ways: readonly StatusFilter[] =
      this.#statusFilter === 'tried' ? ['numbers', 'labels', 'none'] : [this.#statusFilter];
    return ways.map((way) => this.#action(this.#filterFor(way, everything)));
  }

  #choose(outcomes: readonly ActionOutcome[]): Extract<ActionOutcome, { code: 0 }> {
    const last = outcomes.at(-1);
    if (last === undefined) throw codeFailure(0);
    if (this.#statusFilter !== 'tried') {
      if (!succeeded(last)) throw codeFailure(last.code);
      return last;
    }
    const ways: readonly StatusFilter[] = ['numbers', 'labels'];
    for (const [at, way] of ways.entries()) {
      const outcome = outcomes[at];
      if (outcome === undefined || !succeeded(outcome) || outcome.records.length === 0) continue;
      const states = this.#tasksIn(outcome).map(({ state }) => state);
      // A filter that is passed over gives closed tasks as well; one that works gives only what was asked for.
      if (!states.every((state) => state !== undefined && openStates.includes(state))) continue;
      this.#statusFilter = way;
      return outcome;
    }
    if (!succeeded(last)) throw codeFailure(last.code);
    // Nothing open was found by either filter although there is something: neither can be trusted.
    if (this.#isFull(last) || this.#tasksIn(last).some(isOpen)) this.#statusFilter = 'none';
    return last;
  }

  #filterFor(way: StatusFilter, { above, upTo }: Range): Record<string, unknown> {
    const numbers = [
      ...(above === undefined ? [] : [{ op: '>', val: above }]),
      ...(upTo === undefined ? [] : [{ op: '<=', val: upTo }]),
    ];
    const states = way === 'numbers' ? openStates : way === 'labels' ? openStates.map(labelOf) : undefined;
    return {
      ...(states !== undefined && { Status: [{ op: 'in', val: states }] }),
      ...(numbers.length > 0 && { Nr: numbers }),
    };
  }

  #action(filter: Record<string, unknown>): Action {
    const { rows } = this.#account.assumptions.splitting;
    const isFiltered = Object.keys(filter).length > 0;
    return {
      verb: 'read',
      resourceType: 'task',
      parameters: { listlimit: rows, ...(isFiltered && { filter }) },
      fields: taskFields,
    };
  }

  #isFull({ records }: Extract<ActionOutcome, { code: 0 }>): boolean {
    return records.length >= this.#account.assumptions.splitting.rows;
  }

  /** A list in which no task has a state is none of tasks: it must not pass for an empty one. */
  #tasksIn({ records }: Extract<ActionOutcome, { code: 0 }>): Task[] {
    const tasks = records.map((record) => readTask(record, this.#account.zone));
    const isSpoilt = tasks.length > 0 && tasks.every(({ stateText }) => stateText === '');
    const action = { verb: 'read', resourceType: 'task' } as const;
    if (isSpoilt && !this.#client.fields.refuses(action, 'Status')) {
      throw fail('malformed', { detail: 'tasks without a state' });
    }
    return tasks;
  }

  /** Keeps what concerns the person, and drops what no longer does. */
  #merge(tasks: readonly Task[]): void {
    for (const task of tasks) {
      if (isOpen(task) && roleIn(task, this.#account) !== undefined) this.#mine.set(task.id, task);
      else this.#mine.delete(task.id);
      const { modified } = task;
      if (modified !== undefined && (this.#cursor === undefined || modified > this.#cursor)) {
        this.#cursor = modified;
      }
    }
  }

  /** NA-5: `undefined` where nothing is known to count from. */
  #since(): string | undefined {
    const at = readMoment(this.#cursor, 'UTC');
    return at === undefined ? undefined : wallTextAt(at - this.#account.assumptions.changes.overlapMs, 'UTC');
  }
}

/** The two halves of a range, cut in the middle of what was seen of it. */
function halves(range: Range, seen: readonly Task[]): Range[] {
  const numbers = seen.map(({ id }) => Number(id)).sort((one, other) => one - other);
  const middle = numbers[Math.floor((numbers.length - 1) / 2)];
  if (middle === undefined) return [];
  return [
    { above: range.above, upTo: middle },
    { above: middle, upTo: range.upTo },
  ];
}
