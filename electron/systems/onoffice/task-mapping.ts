import type { Standing } from '../../office/leave';
import type { Reminder } from '../../office/reminder';
import type { Ticket, Verb } from '../../office/ticket';
import { present, stableHash } from '../../session/fields';
import type { OnOfficeAccount } from './account';
import { readNamedUser, sameText } from './names';
import { displayName } from './staff';
import { isOpen, type Task, taskStates } from './task-wire';

/** Why a task is ours to look at (reference c.2, NA-8, NA-9); `undefined` when it is not. */
export type TaskRole = 'processor' | 'group' | 'clarifier';

const unknownName = '–';

export function roleIn(task: Task, account: OnOfficeAccount): TaskRole | undefined {
  const { processor, responsible, creator, state } = task;
  const isMe = (text: string | undefined): boolean =>
    text !== undefined && account.staff.named(text)?.id === account.me.colleague.id;
  if (isMe(processor)) return 'processor';
  const { groupTasks, clarification } = account.assumptions;
  if (clarification && state === taskStates.clarification) {
    const isBackWithCreator = same(processor, creator);
    if (isMe(creator) || (isMe(responsible) && !isBackWithCreator)) return 'clarifier';
  }
  if (processor !== undefined || !groupTasks) return undefined;
  if (isMe(responsible)) return 'processor';
  const groups = account.staff.groupsOf(account.me.colleague.id).map(({ name }) => sameText(name));
  const named = [task.responsibleGroup, responsible].flatMap((text) =>
    text === undefined ? [] : sameText(text),
  );
  return named.some((name) => groups.includes(name)) ? 'group' : undefined;
}

/** Whether a task waits for the person now; one that is deferred waits when its day has come. */
export function waitsNow(task: Task, role: TaskRole | undefined, now: number): boolean {
  if (role === undefined || !isOpen(task)) return false;
  return task.state !== taskStates.deferred || task.startsAt === undefined || task.startsAt <= now;
}

export function toTaskTicket(task: Task, account: OnOfficeAccount, now: number): Ticket {
  const role = roleIn(task, account);
  const verbs = waitsNow(task, role, now) ? verbsFor(task, role, account) : [];
  return present({
    id: `task:${task.id}`,
    version: versionOf(task),
    kind: 'task' as const,
    title: task.isPrivate ? account.assumptions.privateAppointments : (task.subject ?? unknownName),
    body: task.isPrivate ? undefined : task.text,
    requester: requesterOf(task, account),
    createdAt: task.createdAt,
    standing: standingOf(task),
    stateText: task.stateText,
    verbs,
    reasonNeeded: verbs.filter((verb) => verb === 'return'),
    dueAt: task.isDeadlineStrict ? task.deadline : undefined,
  });
}

/** A strict deadline falls due by itself; others are information only (reference b.3, c.4). */
export function toDeadline(task: Task, account: OnOfficeAccount): Reminder | undefined {
  if (!task.isDeadlineStrict || task.deadline === undefined) return undefined;
  const { id: ticketId, title } = toTaskTicket(task, account, 0);
  const times = { startsAt: task.deadline, dueAt: task.deadline, allDay: false };
  return { id: `deadline:${task.id}`, kind: 'deadline', title, ...times, ticketId };
}

/** The user name to hand a task back to: that of who made it. `undefined` where that is nobody else. */
export function creatorUserName({ creator }: Task, account: OnOfficeAccount): string | undefined {
  if (creator === undefined) return undefined;
  const known = account.staff.named(creator);
  // A mistyped name would make a task that nobody owns (b.3): only users who are known are handed anything.
  if (known?.userName === undefined || known.id === account.me.colleague.id) return undefined;
  return known.isActive && known.id !== account.staff.technicalId ? known.userName : undefined;
}

function verbsFor(task: Task, role: TaskRole | undefined, account: OnOfficeAccount): readonly Verb[] {
  if (role === 'group') return ['take'];
  if (role === 'clarifier') return ['take', 'done'];
  return creatorUserName(task, account) === undefined ? ['done'] : ['done', 'return'];
}

function standingOf({ state, isDone }: Task): Standing {
  switch (state) {
    case taskStates.completed:
    case taskStates.checked:
      // Only both flags together let a process go on; one alone is neither open nor done.
      return isDone === false ? 'other' : 'approved';
    case taskStates.cancelled:
      return 'withdrawn';
    default:
      return isDone === true ? 'other' : 'pending';
  }
}

function requesterOf({ creator }: Task, account: OnOfficeAccount): Ticket['requester'] {
  if (creator === undefined) return { name: unknownName };
  const known = account.staff.named(creator);
  return known === undefined
    ? { name: readNamedUser(creator).name }
    : { name: displayName(known), personId: known.id };
}

/** Everything that a decision depends on. The time of change alone is not: a comment changes it. */
function versionOf(task: Task): string {
  const { subject, text, state, stateText, isDone, priority, processor, responsible, deadline } = task;
  const known = [subject, text, state ?? stateText, isDone, priority, processor, responsible, deadline];
  return stableHash([...known, task.isDeadlineStrict, task.startsAt].map((value) => value ?? null));
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && sameText(one) === sameText(other);
}
