import { isRecord } from '../common/office-request';
import { hashText } from '../common/random';
import { ActionError, type ActionResult, type AskedAction, namesIn, type OfficeRecord } from './action-error';
import { type Compared, passes } from './filters';
import { statusLabels, type Task } from './model';
import type { OfficeBook } from './office-book';
import type { OnofficeValues } from './onoffice-switches';

const noDate = '0000-00-00 00:00:00';
const mostRows = 500;
const usualRows = 20;

type Reader = (task: Task) => unknown;

/** Reading and changing tasks, with the surprises that real accounts showed. */
export class TaskDesk {
  readonly #readers: Readonly<Record<string, Reader>>;

  constructor(
    private readonly book: OfficeBook,
    private readonly switches: OnofficeValues,
  ) {
    const assignee = (text: string) =>
      switches.assignees === 'display' ? this.book.displayOf(text) : text.trim();
    this.#readers = {
      Betreff: (task) => task.subject,
      Aufgabe: (task) => task.text,
      Status: (task) => statusLabels[task.status],
      Stand: (task) => String(task.progress),
      erledigt: (task) => this.#flag(task.isDone),
      Prio: (task) => String(task.priority),
      Verantwortung: (task) => assignee(task.responsible),
      Verantwortung_Gruppe: (task) => task.responsibleGroup,
      Bearbeiter: (task) => assignee(task.processor),
      von: (task) => assignee(task.creator),
      Art: () => '7',
      Deadline: (task) => task.deadline || noDate,
      Deadline_Zeit: (task) => task.deadline.slice(11) || '00:00:00',
      Deadline_strikt: (task) => this.#flag(task.isDeadlineStrict),
      Beginnt_am: (task) => task.startsOn || noDate,
      Beginnt_um: (task) => task.startsAt || '00:00:00',
      Eintragsdatum: (task) => this.book.local(task.created),
      modified: (task) => this.#modified(task),
      Erinnerung: () => '0',
      Privat: (task) => this.#flag(task.isPrivate),
      Kommentar: (task) => task.comment,
    };
  }

  read(action: AskedAction): ActionResult {
    const { parameters, resourceId } = action;
    for (const name of ['listoffset', 'sortby', 'recordids']) {
      if (Object.hasOwn(parameters, name)) throw refusedField(this.switches, 1, name);
    }
    const fields = namesIn(parameters.data);
    fields.forEach((name, at) => {
      if (!this.#accepts(name)) throw refusedField(this.switches, at + 1, name);
    });
    if (!this.switches.taskRight) return { records: [], total: 0 };
    if (resourceId !== '') {
      const task = this.book.tasks.get(Number(resourceId));
      if (task === undefined || !this.#mayRead(task, action)) throw new ActionError(80, 'Unknown record.');
      return { records: [this.#record(task, fields)], total: 1 };
    }
    const limit = Math.min(Math.max(Number(parameters.listlimit ?? usualRows) || usualRows, 1), mostRows);
    const found = [...this.book.tasks.values()]
      .filter((task) => this.#mayRead(task, action) && this.#passes(parameters.filter, task))
      // No order is promised: none is kept.
      .sort((one, other) => hashText(`task/${one.id}`) - hashText(`task/${other.id}`))
      .slice(0, limit);
    return { records: found.map((task) => this.#record(task, fields)), total: found.length };
  }

  modify(action: AskedAction): ActionResult {
    const task = this.book.tasks.get(Number(action.resourceId));
    if (task === undefined || !this.switches.taskRight || !this.#mayRead(task, action))
      throw new ActionError(80, 'Unknown record.');
    const { data, ...others } = action.parameters;
    const [misplaced] = Object.keys(others).filter((name) => Object.hasOwn(this.#readers, name));
    if (misplaced !== undefined || !isRecord(data)) throw new ActionError(144, 'Invalid field in input data');
    for (const [name, value] of Object.entries(data)) {
      const known = this.#accepts(name) && !['modified', 'Eintragsdatum', 'von', 'Privat'].includes(name);
      if (!known) throw refusedField(this.switches, name, value);
    }
    const before = { status: task.status, isDone: task.isDone, processor: task.processor };
    if (this.switches.taskWrites !== 'ignore') this.#write(task, data);
    const after = { status: task.status, isDone: task.isDone, processor: task.processor };
    const isChanged = JSON.stringify(before) !== JSON.stringify(after);
    return {
      records: [{ id: 0, type: 'task', elements: { success: 'success' } }],
      total: null,
      ...(isChanged && { effect: { kind: 'task-changed', task: task.id, before, after } }),
    };
  }

  #mayRead(task: Task, { viewer }: AskedAction): boolean {
    if (viewer === null || this.switches.claimRights === 'all') return true;
    return [task.processor, task.responsible, task.creator].includes(viewer);
  }

  #write(task: Task, data: Readonly<Record<string, unknown>>): void {
    const half = this.switches.taskWrites === 'half';
    const text = (name: string): string | undefined =>
      Object.hasOwn(data, name) ? String(data[name] ?? '') : undefined;
    const status = text('Status');
    if (status !== undefined) {
      // A label is no number: such a write changes nothing and is not refused.
      if (/^[1-8]$/u.test(status)) task.status = Number(status);
    }
    task.progress = Number(text('Stand') ?? task.progress);
    const done = text('erledigt');
    if (done !== undefined && !half) task.isDone = ['true', '1'].includes(done);
    task.subject = text('Betreff') ?? task.subject;
    task.text = text('Aufgabe') ?? task.text;
    if (!half) task.processor = text('Bearbeiter') ?? task.processor;
    task.responsible = text('Verantwortung') ?? task.responsible;
    task.deadline = text('Deadline') ?? task.deadline;
    task.startsOn = text('Beginnt_am') ?? task.startsOn;
    task.startsAt = text('Beginnt_um') ?? task.startsAt;
    const comment = text('Kommentar');
    if (comment !== undefined) {
      const kept = this.switches.comments === 'append' && task.comment !== '' ? `${task.comment}\n` : '';
      task.comment = kept + comment;
    }
    task.modified = this.book.clock.now();
  }

  #accepts(name: string): boolean {
    const refused = this.switches.refusedFields.split(',').map((one) => one.trim());
    return Object.hasOwn(this.#readers, name) && !refused.includes(name);
  }

  #record(task: Task, fields: readonly string[]): OfficeRecord {
    const elements = Object.fromEntries(fields.map((name) => [name, this.#readers[name]?.(task)]));
    return { id: task.id, type: 'task', elements: fields.length === 0 ? [] : elements };
  }

  /** A value as filters compare it; the state apart, because accounts differ in it. */
  #compared(task: Task, name: string): Compared {
    switch (name) {
      case 'Nr':
        return task.id;
      case 'Status': {
        const { statusFilter } = this.switches;
        if (statusFilter === 'labels') return statusLabels[task.status] ?? '';
        return task.status;
      }
      case 'erledigt':
        return task.isDone ? 1 : 0;
      case 'modified':
        return this.#modified(task);
      case 'Bearbeiter':
        return task.processor;
      case 'Verantwortung':
        return task.responsible;
      case 'Deadline':
        return task.deadline || noDate;
      default:
        throw new ActionError(144, `Invalid field in input data: "(1, ${name})"`);
    }
  }

  /** Accounts differ in what a filter by state wants; two of the ways are to take no notice, and to find nothing. */
  #passes(filter: unknown, task: Task): boolean {
    const { statusFilter } = this.switches;
    if (isRecord(filter) && Object.hasOwn(filter, 'Status')) {
      if (statusFilter === 'nothing') return false;
      if (statusFilter === 'ignored') {
        const { Status: _ignored, ...others } = filter;
        return this.#passes(others, task);
      }
    }
    return passes(filter, (name) => this.#compared(task, name));
  }

  #modified(task: Task): string {
    return this.switches.modifiedZone === 'utc'
      ? task.modified.toISOString().slice(0, 19).replace('T', ' ')
      : this.book.local(task.modified);
  }

  #flag(value: boolean): unknown {
    switch (this.switches.booleans) {
      case 'digits':
        return value ? '1' : '0';
      case 'json':
        return value;
      case 'words':
        return value ? 'true' : 'false';
    }
  }
}

/** The refusal of a field, with its name in the message as real accounts give it. */
function refusedField(switches: OnofficeValues, first: unknown, second: unknown): ActionError {
  const code = Number(switches.fieldError);
  const named = switches.fieldNamed ? `: "(${String(first)}, ${String(second)})"` : '';
  return new ActionError(code, `Invalid field in input data${named}`);
}
