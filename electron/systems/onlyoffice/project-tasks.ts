import { fail, failureOf } from '../../office/errors';
import type { DecisionOrder, TicketReading } from '../../office/office-system';
import type { OnlyOfficeAccount } from './account';
import { pageNotFound } from './answers';
import { readDate } from './dates';
import { taskState, toTaskTicket } from './task-mapping';
import { escapeHtml, plainText } from './texts';
import { readComments, readTask, type TaskWire } from './wire';

const closed = 2;
const mostRemembered = 1_000;

/** Reads project tasks again and carries out what was decided about them (A8.1). */
export class ProjectTasks {
  readonly #account: OnlyOfficeAccount;
  /** Handed back by this program; a portal need not say who changed a task last. */
  readonly handedBack = new Set<number>();

  constructor(account: OnlyOfficeAccount) {
    this.#account = account;
  }

  async reading(id: number, signal?: AbortSignal): Promise<TicketReading> {
    const context = await this.#account.context(signal);
    const task = await this.#read(id, signal);
    if (task === undefined) return { found: 'gone' };
    if (task.responsibles.some((person) => person.id === context.me)) this.handedBack.delete(id);
    const handedBack = this.handedBack.has(id);
    const state = taskState(task, context, handedBack);
    const waitsForMe = state === 'open' || state === 'unassigned';
    return { found: 'ticket', ticket: toTaskTicket(task, context, handedBack), waitsForMe };
  }

  async decide(id: number, order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    const { client } = this.#account;
    switch (order.verb) {
      case 'done':
        await this.#unchanged(id, order, signal);
        await client.write('PUT', `project/task/${id}/status`, { status: closed }, signal);
        return;
      case 'take':
        await this.#take(id, order, signal);
        return;
      case 'decline':
        await this.#handBack(id, order, signal);
        return;
      default:
        throw fail('invalid', { detail: `${order.verb} is not known here` });
    }
  }

  async #take(id: number, order: DecisionOrder, signal: AbortSignal | undefined): Promise<void> {
    const { me } = await this.#account.context(signal);
    const task = await this.#unchanged(id, order, signal);
    await this.#put(task, [me], signal);
  }

  /**
   * Two steps: the comment that says why, then the task without me. The second is taken only once the first can be seen, and
   * a comment that is there already is not written again: after a lost answer or a restart the work goes on where it was.
   */
  async #handBack(id: number, order: DecisionOrder, signal: AbortSignal | undefined): Promise<void> {
    const reason = order.reason?.trim() ?? '';
    if (reason === '') throw fail('invalid', { detail: 'a reason is needed' });
    const { me } = await this.#account.context(signal);
    let task = await this.#unchanged(id, order, signal);
    if (!this.#hasComment(task, reason, me)) {
      const content = escapeHtml(reason);
      await this.#account.client.write('POST', `project/task/${id}/comment`, { content }, signal);
      task = await this.#unchanged(id, order, signal);
      // Writing it once more could only double it.
      if (!this.#hasComment(task, reason, me))
        throw fail('invalid', { detail: 'the comment cannot be seen' });
    }
    const others = task.responsibles.map((person) => person.id).filter((one) => one !== me);
    await this.#put(task, others, signal);
    if (this.handedBack.size >= mostRemembered) this.handedBack.clear();
    this.handedBack.add(id);
  }

  /** OY-6. */
  #hasComment(task: TaskWire, reason: string, me: string): boolean {
    const zone = 'UTC';
    const changedAt = (readDate(task.updated, zone) ?? readDate(task.created, zone))?.at ?? 0;
    const notBefore = changedAt - this.#account.assumptions.comments.toleranceMs;
    // Both as they are read, which leaves out what no text keeps.
    const wanted = folded(plainText(escapeHtml(reason)) ?? '');
    return readComments(task.comments).some(
      (comment) =>
        comment.createdBy?.id === me &&
        !comment.inactive &&
        folded(plainText(comment.text) ?? '') === wanted &&
        (readDate(comment.created, zone)?.at ?? 0) >= notBefore,
    );
  }

  /** Everything that is left out of this call is overwritten with nothing, so all of it is sent as it came. */
  async #put(
    task: TaskWire,
    responsibles: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { title } = task;
    if (title === undefined || title.trim() === '')
      throw fail('malformed', { detail: 'a task without a title' });
    const day = (value: unknown): string | undefined => readDate(value, 'UTC')?.day;
    const whole = {
      title,
      description: task.description ?? '',
      deadline: day(task.deadline),
      startDate: day(task.startDate),
      priority: task.priority ?? 0,
      milestoneid: task.milestoneId ?? 0,
      responsibles,
      notify: false,
    };
    await this.#account.client.write('PUT', `project/task/${task.id}`, whole, signal);
  }

  /** The task as it is now, if it still is what the person saw. */
  async #unchanged(
    id: number,
    { ticket }: DecisionOrder,
    signal: AbortSignal | undefined,
  ): Promise<TaskWire> {
    const context = await this.#account.context(signal);
    const task = await this.#read(id, signal);
    if (task === undefined) throw fail('not-found', { detail: 'the task has gone' });
    const { version } = toTaskTicket(task, context, this.handedBack.has(id));
    if (version !== ticket.version) throw fail('conflict', { detail: 'the task has changed' });
    return task;
  }

  async #read(id: number, signal: AbortSignal | undefined): Promise<TaskWire | undefined> {
    return await unlessGone(this.#account, async () => {
      const { response } = await this.#account.client.read(`project/task/${id}`, {}, signal);
      const task = readTask(response);
      if (task === undefined || task.id !== id) throw fail('malformed', { detail: 'no task' });
      return task;
    });
  }
}

/** What is read, or `undefined` when the portal itself says that there is no such record (OY-14). */
export async function unlessGone<Value>(
  account: OnlyOfficeAccount,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    const { name, detail } = failureOf(error);
    if (name !== 'not-found') throw error;
    if (detail === pageNotFound) await account.client.confirmMe();
    return undefined;
  }
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
