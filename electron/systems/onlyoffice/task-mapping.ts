import type { Standing } from '../../office/leave';
import type { Ticket, Verb } from '../../office/ticket';
import { isFields, lineOf, present } from '../../session/fields';
import type { MappingContext } from './account';
import { readDate } from './dates';
import { nameOf } from './person-mapping';
import { plainText, versionOf } from './texts';
import { epochOf } from './time-zones';
import type { CrmTaskWire, InvoiceWire, MilestoneWire, TaskWire } from './wire';

const closedTask = 2;
const closedMilestone = 1;
const invoice = { sent: 2, rejected: 3, paid: 4 } as const;
/** The last minute of a day. */
const endOfDayMs = (23 * 60 + 59) * 60_000;

/** Where a project task stands, in the words of its state. */
export type TaskState = 'open' | 'unassigned' | 'closed' | 'handed back' | 'of somebody else';

/**
 * @param handedBack whether this program has handed it back, as far as it remembers: a portal need not say who changed a
 * task last.
 */
export function taskState(task: TaskWire, context: MappingContext, handedBack = false): TaskState {
  if (task.status === closedTask) return 'closed';
  if (task.responsibles.some(({ id }) => id === context.me)) return 'open';
  if (handedBack || task.updatedBy?.id === context.me) return 'handed back';
  return task.responsibles.length === 0 ? 'unassigned' : 'of somebody else';
}

const standings: Readonly<Record<TaskState, Standing>> = {
  open: 'pending',
  unassigned: 'pending',
  closed: 'approved',
  'handed back': 'rejected',
  'of somebody else': 'other',
};

/** A8.1. Handing back needs a reason, because the comment is all that the others learn of it. */
export function toTaskTicket(task: TaskWire, context: MappingContext, handedBack = false): Ticket {
  const state = taskState(task, context, handedBack);
  const openSubtasks = task.subtasks.filter((entry) => isFields(entry) && entry.status !== closedTask).length;
  const verbs: readonly Verb[] = !task.canEdit
    ? []
    : state === 'open'
      ? ['done', 'decline']
      : state === 'unassigned'
        ? ['take']
        : [];
  const due = dueDay(task.deadline, context);
  const project = task.projectOwner;
  return present({
    id: `task:${task.id}`,
    version: versionOf([
      task.title,
      task.description,
      due?.day,
      task.priority,
      task.status,
      task.milestoneId,
      project?.id,
      openSubtasks,
      task.canEdit,
      ...task.responsibles.map(({ id }) => id).sort(),
    ]),
    kind: 'task' as const,
    title: lineOf(task.title) ?? '–',
    body: joined(project?.title, plainText(task.description)),
    requester: present({ name: nameOf(task.createdBy), personId: task.createdBy?.id }),
    createdAt: readDate(task.created, context.zone)?.at,
    standing: standings[state],
    stateText: state,
    verbs,
    reasonNeeded: verbs.includes('decline') ? (['decline'] as const) : [],
    // Closing a task closes what is open below it.
    confirmFirst: verbs.includes('done') && openSubtasks > 0 ? (['done'] as const) : undefined,
    dueAt: due?.at,
    dueOn: due?.day,
    decidedBy: state === 'closed' || state === 'handed back' ? task.updatedBy?.displayName : undefined,
    webUrl: page(context, context.assumptions.pages.task, { id: task.id, project: project?.id }),
  });
}

/** A8.1. */
export function toMilestoneTicket(milestone: MilestoneWire, context: MappingContext): Ticket {
  const isOpen = milestone.status !== closedMilestone;
  const isMine = milestone.responsible?.id === context.me;
  const due = dueDay(milestone.deadline, context);
  const verbs: readonly Verb[] = isOpen && isMine && milestone.canEdit ? ['done'] : [];
  return present({
    id: `milestone:${milestone.id}`,
    version: versionOf([
      milestone.title,
      due?.day,
      milestone.status,
      milestone.canEdit,
      milestone.responsible?.id,
    ]),
    kind: 'task' as const,
    title: milestone.title ?? '–',
    body: milestone.projectOwner?.title,
    requester: present({ name: nameOf(milestone.createdBy), personId: milestone.createdBy?.id }),
    createdAt: readDate(milestone.created, context.zone)?.at,
    standing: isOpen ? (isMine ? ('pending' as const) : ('other' as const)) : ('approved' as const),
    stateText: isOpen ? (isMine ? 'open' : 'of somebody else') : 'closed',
    verbs,
    reasonNeeded: [],
    dueAt: due?.at,
    dueOn: due?.day,
    webUrl: page(context, context.assumptions.pages.milestone, { project: milestone.projectOwner?.id }),
  });
}

/** A8.2. The deadline has a time here. */
export function toCrmTicket(task: CrmTaskWire, context: MappingContext): Ticket {
  const isMine = task.responsible?.id === context.me;
  const dueAt = readDate(task.deadLine, context.zone)?.at;
  const state = task.isClosed ? 'closed' : isMine ? 'open' : 'of somebody else';
  return present({
    id: `crm:${task.id}`,
    version: versionOf([
      task.title,
      plainText(task.description),
      dueAt,
      task.isClosed,
      task.canEdit,
      task.responsible?.id,
    ]),
    kind: 'task' as const,
    title: task.title ?? '–',
    body: joined(
      [task.category?.title, task.contact?.displayName].filter(Boolean).join(', '),
      plainText(task.description),
    ),
    requester: present({ name: nameOf(task.createBy), personId: task.createBy?.id }),
    createdAt: readDate(task.created, context.zone)?.at,
    standing: task.isClosed ? ('approved' as const) : isMine ? ('pending' as const) : ('other' as const),
    stateText: state,
    verbs: state === 'open' && task.canEdit ? (['done'] as const) : [],
    reasonNeeded: [],
    dueAt,
    webUrl: page(context, context.assumptions.pages.crmTask, {}),
  });
}

/** A8.2 and OY-10: only one that was sent can be paid or rejected. */
export function toInvoiceTicket(wire: InvoiceWire, context: MappingContext): Ticket {
  const status = wire.status?.id;
  const isSent = status === invoice.sent;
  const due = dueDay(wire.dueDate, context);
  const sum = [wire.cost, wire.currency?.abbreviation].filter((part) => part !== undefined).join(' ');
  const standing: Standing =
    status === invoice.paid
      ? 'approved'
      : status === invoice.rejected
        ? 'rejected'
        : isSent
          ? 'pending'
          : 'other';
  return present({
    id: `invoice:${wire.id}`,
    version: versionOf([wire.number, status, due?.day, wire.cost, wire.currency?.abbreviation]),
    kind: 'invoice' as const,
    title: [wire.number, wire.contact?.displayName].filter(Boolean).join(', ') || '–',
    body: sum === '' ? undefined : sum,
    requester: present({ name: nameOf(wire.createBy), personId: wire.createBy?.id }),
    createdAt: readDate(wire.createOn, context.zone)?.at,
    standing,
    stateText: wire.status?.title ?? String(status ?? ''),
    verbs: isSent ? (['paid', 'reject'] as const) : [],
    reasonNeeded: [],
    // Both move stock numbers as well.
    confirmFirst: isSent ? (['paid', 'reject'] as const) : undefined,
    dueAt: due?.at,
    dueOn: due?.day,
    webUrl: page(context, context.assumptions.pages.invoice, { id: wire.id }),
  });
}

/** A deadline is the day as written, whatever its offset (A8.1); it is due when that day ends. */
function dueDay(
  value: unknown,
  { zone }: MappingContext,
): { readonly day: string; readonly at: number } | undefined {
  const day = readDate(value, zone)?.day;
  return day === undefined ? undefined : { day, at: epochOf(day, endOfDayMs, zone) };
}

function joined(first: string | undefined, second: string | undefined): string | undefined {
  const parts = [first, second].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('\n');
}

function page(
  { origin }: MappingContext,
  pattern: string,
  values: Readonly<Record<string, number | undefined>>,
): string {
  return origin + pattern.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}
