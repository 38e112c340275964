import { randomUUID } from 'node:crypto';
import { readDay } from './api-dates';
import { accessDenied, badArgument, illegalOperation, notFound } from './api-error';
import { type ApiResult, paged } from './envelope';
import type { Milestone, Person, PersonIndex, Task } from './model';
import { mayComment, mayEdit, maySee } from './rights';
import { type Call, type Route, value } from './route';

const taskStatuses = { Open: 1, Closed: 2 };
const milestoneStatuses = { Open: 0, Closed: 1 };

export const projectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^project\/task\/@self$/u,
    module: 'projects',
    run: ({ portal, viewer, views }) =>
      value(
        portal.tasks
          .filter((task) => task.responsibles.includes(viewer.index))
          .map((task) => views.task(task, viewer)),
      ),
  },
  { method: 'GET', path: /^project\/task\/filter$/u, module: 'projects', run: filterTasks },
  {
    method: 'GET',
    path: /^project\/task\/(?<id>\d+)$/u,
    module: 'projects',
    run: (call) => value(call.views.taskFull(taskOf(call), call.viewer)),
  },
  {
    method: 'GET',
    path: /^project\/task\/(?<id>\d+)\/comment$/u,
    module: 'projects',
    run: (call) => value(taskOf(call).comments.map((comment) => call.views.comment(comment, call.viewer))),
  },
  {
    method: 'GET',
    path: /^project\/task\/(?<id>\d+)\/notify$/u,
    module: 'projects',
    run: (call) => {
      call.portal.sideEffects.push({ kind: 'reminders-sent', login: call.viewer.userName });
      return value(call.views.task(taskOf(call), call.viewer));
    },
  },
  { method: 'PUT', path: /^project\/task\/(?<id>\d+)\/status$/u, module: 'projects', run: setStatus },
  { method: 'PUT', path: /^project\/task\/(?<id>\d+)$/u, module: 'projects', run: putTask },
  { method: 'POST', path: /^project\/task\/(?<id>\d+)\/comment$/u, module: 'projects', run: addComment },
  {
    method: 'GET',
    path: /^project\/milestone\/filter$/u,
    module: 'projects',
    run: (call) => {
      const { portal, parameters, viewer, views } = call;
      const responsible = parameters.guid('milestoneResponsible');
      const status = parameters.choice('status', milestoneStatuses);
      const found = portal.milestones.filter(
        (milestone) =>
          (responsible === null || portal.at(milestone.responsible).id === responsible) &&
          (status === null || milestone.status === status),
      );
      return paged(found, parameters, (milestone) => views.milestone(milestone, viewer));
    },
  },
  { method: 'PUT', path: /^project\/milestone\/(?<id>\d+)\/status$/u, module: 'projects', run: setMilestone },
];

function taskOf({ portal, parameters, viewer }: Call): Task {
  const task = portal.tasks.find(({ id }) => id === parameters.int('id'));
  if (task === undefined) throw notFound('Task not found');
  if (!maySee(task, viewer)) throw accessDenied();
  return task;
}

function editable(call: Call): Task {
  const task = taskOf(call);
  if (!mayEdit(task, call.viewer)) throw accessDenied();
  return task;
}

function filterTasks({ portal, parameters, viewer, views }: Call): ApiResult {
  const participant = parameters.guid('participant');
  const status = parameters.choice('status', taskStatuses);
  const mine = parameters.flag('myProjects') === true;
  const search = parameters.text('filterValue')?.toLowerCase() ?? '';
  const found = portal.tasks.filter(
    (task) =>
      maySee(task, viewer) &&
      (participant === null || task.responsibles.some((index) => portal.at(index).id === participant)) &&
      (status === null || task.status === status) &&
      (!mine || task.project.team.has(viewer.index)) &&
      task.title.toLowerCase().includes(search),
  );
  const column = parameters.text('sortBy')?.toLowerCase();
  const key = (task: Task): string | number =>
    column === 'create_on'
      ? task.created.getTime()
      : column === 'priority'
        ? task.priority
        : (task.deadline ?? '9');
  found.sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one.id - other.id));
  if (parameters.text('sortOrder') === 'descending') found.reverse();
  return paged(found, parameters, (task) => views.task(task, viewer));
}

/** Writes a change, unless this portal answers with success and does nothing. */
function change(call: Call, task: Task, kind: string, apply: () => void): ApiResult {
  const before = snapshot(task, call);
  if (call.portal.switches.writes === 'applied') {
    apply();
    task.updated = call.portal.clock.now();
    task.updatedBy = call.viewer.index;
    return {
      value: call.views.taskFull(task, call.viewer),
      effect: { kind, task: task.id, by: call.viewer.userName, before, after: snapshot(task, call) },
    };
  }
  return value(call.views.taskFull(task, call.viewer));
}

function snapshot(task: Task, { portal }: Call): object {
  const { title, description, deadline, startDate, priority, milestone, status } = task;
  const responsibles = task.responsibles.map((index) => portal.at(index).userName);
  return { title, description, deadline, startDate, priority, milestone, status, responsibles };
}

function setStatus(call: Call): ApiResult {
  const task = editable(call);
  const status = call.parameters.choice('status', taskStatuses);
  if (status !== 1 && status !== 2) throw illegalOperation('Wrong task status');
  return change(call, task, 'task-status', () => {
    task.status = status;
    if (status === 2) for (const subtask of task.subtasks) subtask.status = 2;
    if (task.responsibles.length === 0) task.responsibles = [call.viewer.index];
  });
}

/** What is left out is overwritten with nothing, but for priority, progress, project and status. */
function putTask(call: Call): ApiResult {
  const { portal, parameters } = call;
  const task = editable(call);
  const title = parameters.text('title') ?? '';
  if (title.trim() === '') throw badArgument('title is empty');
  const day = (name: string) => {
    const text = parameters.text(name) ?? '';
    return text === '' ? null : readDay(text, portal.zone);
  };
  const deadline = day('deadline');
  const startDate = day('startDate');
  const milestone = parameters.int('milestoneid');
  if (milestone !== 0 && !portal.milestones.some(({ id }) => id === milestone))
    throw notFound('Milestone not found');
  const responsibles = parameters.guids('responsibles').map((id): PersonIndex => {
    const person: Person | undefined = portal.find(id);
    if (person === undefined) throw notFound('User not found');
    return person.index;
  });
  const priority = parameters.text('priority') === null ? task.priority : parameters.int('priority');
  return change(call, task, 'task-put', () => {
    Object.assign(task, { title, deadline, startDate, priority, responsibles });
    task.description = parameters.text('description') ?? '';
    task.milestone = milestone === 0 ? null : milestone;
    for (const index of responsibles) task.project.team.add(index);
  });
}

function addComment(call: Call): ApiResult {
  const { portal, parameters, viewer, views } = call;
  const task = taskOf(call);
  if (!mayComment(task, viewer)) throw accessDenied();
  const text = parameters.text('content') ?? '';
  if (text === '') throw badArgument('Comment text is empty');
  const comment = { id: randomUUID(), text, author: viewer.index, created: portal.clock.now() };
  if (portal.switches.writes === 'ignored' || portal.switches.comments === 'swallowed') {
    return value(views.comment(comment, viewer));
  }
  task.comments.push(comment);
  if (portal.switches.commentsTouch) task.updated = comment.created;
  return {
    value: views.comment(comment, viewer),
    effect: { kind: 'task-comment', task: task.id, by: viewer.userName, text },
  };
}

function setMilestone(call: Call): ApiResult {
  const { portal, parameters, viewer, views } = call;
  const milestone: Milestone | undefined = portal.milestones.find(({ id }) => id === parameters.int('id'));
  if (milestone === undefined) throw notFound('Milestone not found');
  if (views.milestone(milestone, viewer).canEdit !== true) throw accessDenied();
  const status = parameters.choice('status', milestoneStatuses);
  if (status !== 0 && status !== 1) throw illegalOperation('Wrong milestone status');
  if (portal.switches.writes === 'ignored') return value(views.milestone(milestone, viewer));
  milestone.status = status;
  milestone.updated = portal.clock.now();
  return {
    value: views.milestone(milestone, viewer),
    effect: { kind: 'milestone-status', milestone: milestone.id, by: viewer.userName, status },
  };
}
