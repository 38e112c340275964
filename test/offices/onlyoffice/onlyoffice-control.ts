import { type CommonControl, type CommonParts, makeCommonControl } from '../common/common-control';
import { addDays } from '../common/plain-dates';
import { Refusal } from '../common/refusal';
import { addTask } from './make-work';
import type { CalendarEvent, CrmTask, Invoice, InvoiceStatus, Person, Task } from './model';
import type { OnlyofficeInput } from './onlyoffice-operations';
import type { Portal, SideEffect } from './portal';
import type { SignIn } from './sign-in';

const hourMs = 3_600_000;

export interface OnlyofficeLogin {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly roles: string[];
}

interface PersonState {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  /** As they are served: the mobile number of the profile in digits alone. */
  readonly phones: string[];
  readonly status: number;
  readonly lead: string | null;
  readonly groups: string[];
  readonly hasPhoto: boolean;
}

/** A task with the people in it by login. */
type TaskState = Omit<Task, 'project' | 'responsibles' | 'comments' | 'createdBy' | 'updatedBy'> & {
  readonly project: string;
  readonly responsibles: string[];
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly comments: { readonly author: string; readonly text: string }[];
};

export interface OnlyofficeState {
  readonly people: number;
  readonly now: string;
  readonly tasks: TaskState[];
  readonly crmTasks: CrmTask[];
  readonly invoices: Invoice[];
  readonly milestones: { id: number; title: string; status: number; responsible: string }[];
  readonly events: CalendarEvent[];
  /** What reading has changed. */
  readonly sideEffects: SideEffect[];
  /** Text messages with codes, by login. */
  readonly messages: Record<string, number>;
}

/** What tests can do with a portal. Each function exists at the control port too. */
export interface OnlyofficeControl extends CommonControl {
  state(): Promise<OnlyofficeState>;
  logins(): Promise<OnlyofficeLogin[]>;
  people(): Promise<PersonState[]>;
  /** The code that the second factor takes now. */
  secondFactorCode(input: { login: string }): Promise<{ code: string }>;
  createTask(input?: OnlyofficeInput<'createTask'>): Promise<TaskState>;
  changeTask(input: OnlyofficeInput<'changeTask'>): Promise<TaskState>;
  closeTask(input: OnlyofficeInput<'closeTask'>): Promise<TaskState>;
  deleteTask(input: { id: number }): Promise<void>;
  closeProject(input: { id: number }): Promise<void>;
  createCrmTask(input?: OnlyofficeInput<'createCrmTask'>): Promise<CrmTask>;
  changeCrmTask(input: OnlyofficeInput<'changeCrmTask'>): Promise<CrmTask>;
  closeCrmTask(input: { id: number }): Promise<CrmTask>;
  setInvoice(input: { id: number; status: number }): Promise<Invoice>;
  createEvent(input: OnlyofficeInput<'createEvent'>): Promise<CalendarEvent>;
  changeEvent(input: OnlyofficeInput<'changeEvent'>): Promise<CalendarEvent>;
  changePerson(input: OnlyofficeInput<'changePerson'>): Promise<PersonState>;
  setCounters(input: OnlyofficeInput<'setCounters'>): Promise<void>;
}

export function makeOnlyofficeControl(parts: CommonParts, portal: Portal, signIn: SignIn): OnlyofficeControl {
  const indexes = (names: readonly string[]) => names.map((name) => portal.get(name).index);
  const person = (name: string | undefined) => (name === undefined ? portal.at(0) : portal.get(name));
  const touch = (task: Task, by: string | undefined) => {
    task.updated = portal.clock.now();
    task.updatedBy = by === undefined ? task.createdBy : portal.get(by).index;
  };
  return {
    ...makeCommonControl(parts),
    state: async () => ({
      people: portal.people.length,
      now: portal.clock.now().toISOString(),
      tasks: portal.tasks.map((task) => taskState(portal, task)),
      crmTasks: structuredClone(portal.crmTasks),
      invoices: structuredClone(portal.invoices),
      milestones: portal.milestones.map(({ id, title, status, responsible }) => ({
        id,
        title,
        status,
        responsible: portal.at(responsible).userName,
      })),
      events: structuredClone(portal.events),
      sideEffects: structuredClone(portal.sideEffects),
      messages: Object.fromEntries(signIn.messages),
    }),
    logins: async () => loginsOf(portal),
    people: async () => portal.people.map((one) => personState(portal, one)),
    secondFactorCode: async ({ login }) => ({ code: signIn.codeOf(portal.get(login)) }),
    createTask: async (input = {}) => {
      const project = byId(portal.projects, Number(input.project ?? portal.projects[0]?.id), 'project');
      const task = addTask(portal, project, {
        title: input.title ?? 'Water the plants',
        description: input.description ?? '',
        deadline: input.deadline === undefined ? addDays(portal.today, 3) : input.deadline,
        responsibles: input.responsibles === undefined ? [0] : indexes(input.responsibles),
        createdBy: input.author === undefined ? 1 : portal.get(input.author).index,
        subtasks: (input.subtasks ?? []).map((title) => ({
          id: portal.nextId(),
          title,
          status: 1,
          responsible: null,
        })),
      });
      return taskState(portal, task);
    },
    changeTask: async ({ id, responsibles, by, ...changes }) => {
      const task = byId(portal.tasks, Number(id), 'task');
      Object.assign(task, changes, responsibles && { responsibles: indexes(responsibles) });
      touch(task, by);
      return taskState(portal, task);
    },
    closeTask: async ({ id, by }) => {
      const task = byId(portal.tasks, Number(id), 'task');
      task.status = 2;
      touch(task, by);
      return taskState(portal, task);
    },
    deleteTask: async ({ id }) => {
      portal.tasks.splice(portal.tasks.indexOf(byId(portal.tasks, id, 'task')), 1);
    },
    closeProject: async ({ id }) => {
      byId(portal.projects, id, 'project').status = 1;
    },
    createCrmTask: async (input = {}) => {
      const task: CrmTask = {
        id: portal.nextId(),
        title: input.title ?? 'Call back',
        description: '',
        deadLine: input.deadLine ? new Date(input.deadLine) : new Date(portal.clock.now().getTime() + hourMs),
        alertValue: input.alertValue ?? 0,
        responsible: person(input.responsible).index,
        isClosed: false,
        category: 'Call',
        contact: null,
        created: portal.clock.now(),
        createBy: 1,
      };
      portal.crmTasks.push(task);
      return structuredClone(task);
    },
    changeCrmTask: async ({ id, title, deadLine }) => {
      const task = byId(portal.crmTasks, Number(id), 'CRM task');
      if (title !== undefined) task.title = title;
      if (deadLine !== undefined) task.deadLine = new Date(deadLine);
      return structuredClone(task);
    },
    closeCrmTask: async ({ id }) => {
      const task = byId(portal.crmTasks, id, 'CRM task');
      task.isClosed = true;
      return structuredClone(task);
    },
    setInvoice: async ({ id, status }) => {
      const invoice = byId(portal.invoices, id, 'invoice');
      invoice.status = status as InvoiceStatus;
      return structuredClone(invoice);
    },
    createEvent: async (input) => {
      const start = new Date(input.start);
      const event: CalendarEvent = {
        id: portal.nextId(),
        title: input.title ?? 'Meeting',
        description: '',
        start,
        end: input.end === undefined ? new Date(start.getTime() + hourMs) : new Date(input.end),
        allDay: input.allDay ?? false,
        repeatRule: input.repeatRule ?? '',
        alert: input.alert ?? -1,
        owner: person(input.owner).index,
        sharedWith: indexes(input.sharedWith ?? []),
        status: 1,
      };
      portal.events.push(event);
      return structuredClone(event);
    },
    changeEvent: async ({ id, title, start, end, status }) => {
      const event = byId(portal.events, Number(id), 'event');
      const lengthMs = event.end.getTime() - event.start.getTime();
      if (title !== undefined) event.title = title;
      if (start !== undefined) event.start = new Date(start);
      event.end = end === undefined ? new Date(event.start.getTime() + lengthMs) : new Date(end);
      if (status !== undefined) event.status = status;
      return structuredClone(event);
    },
    changePerson: async ({ id, ...changes }) => {
      const found = portal.get(id);
      Object.assign(found, changes);
      found.revision += 1;
      portal.forgetOrder();
      return personState(portal, found);
    },
    setCounters: async ({ login, news, chat }) => {
      const { index } = person(login);
      if (news !== undefined) portal.news.set(index, news);
      if (chat !== undefined) portal.chatMessages.set(index, chat);
    },
  };
}

/** The first is in charge of projects and has tasks of every kind; then an administrator and two who work with them. */
export function loginsOf(portal: Portal): OnlyofficeLogin[] {
  const parts: [string, number][] = [
    ['lead', 0],
    ['admin', 1],
    ['colleague', 2],
    ['employee', 3],
  ];
  return parts.map(([role, index]) => {
    const person = portal.at(index);
    const password = portal.passwordOf(person);
    return { login: person.userName, password, name: portal.displayName(person), roles: [role] };
  });
}

function byId<Item extends { readonly id: number }>(items: readonly Item[], id: number, what: string): Item {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Refusal(404, `There is no ${what} with the id ${id}.`);
  return found;
}

function taskState(portal: Portal, task: Task): TaskState {
  const login = (index: number) => portal.at(index).userName;
  return {
    ...structuredClone({ ...task, project: undefined }),
    project: task.project.title,
    responsibles: task.responsibles.map(login),
    createdBy: login(task.createdBy),
    updatedBy: login(task.updatedBy),
    comments: task.comments.map(({ author, text }) => ({ author: login(author), text })),
  };
}

function personState(portal: Portal, person: Person): PersonState {
  return {
    id: person.id,
    login: person.userName,
    password: portal.passwordOf(person),
    name: portal.displayName(person),
    givenName: person.firstName,
    familyName: person.lastName,
    phones: [
      ...new Set([...person.contacts.flatMap(numberIn), person.mobilePhone.replace(/\D/gu, '')]),
    ].filter(Boolean),
    status: person.status,
    lead: person.lead === null ? null : portal.at(person.lead).userName,
    groups: portal.groupsOf(person.index).map(({ name }) => name),
    hasPhoto: person.hasPhoto,
  };
}

function numberIn({ type, value }: Person['contacts'][number]): string[] {
  return ['phone', 'mobphone'].includes(type) ? [value] : [];
}
