import { type CommonControl, type CommonParts, makeCommonControl } from '../common/common-control';
import type { ClaimBook } from './claim-book';
import type { Appointment, Group, LogEntry, Task, User } from './model';
import type { OfficeBook } from './office-book';
import type { OnofficeInput } from './onoffice-operations';
import type { Cast } from './showcase';

/** One way to sign in: the office's token and secret, and who says to be there. */
export interface OnofficeLogin {
  /** The user name. */
  readonly login: string;
  /** The API secret. */
  readonly password: string;
  readonly token: string;
  readonly name: string;
  /** worker, leader or colleague. */
  readonly roles: string[];
}

export interface OnofficeState {
  readonly organization: string;
  readonly people: number;
  readonly now: string;
  readonly tasks: Task[];
  readonly appointments: Appointment[];
  readonly groups: readonly Group[];
  readonly log: LogEntry[];
}

/** What tests can do with an onOffice office. Functions that change something throw a Refusal when they cannot. */
export interface OnofficeControl extends CommonControl {
  state(): Promise<OnofficeState>;
  logins(): Promise<OnofficeLogin[]>;
  /** Every user, the technical one too. */
  people(): Promise<User[]>;
  /** A task of the worker's from the leader, unless told otherwise. */
  createTask(input?: OnofficeInput<'createTask'>): Promise<Task>;
  createTasks(input: OnofficeInput<'createTasks'>): Promise<{ created: number }>;
  changeTask(input: OnofficeInput<'changeTask'>): Promise<Task>;
  /** Somebody else finishes it. */
  closeTask(input: OnofficeInput<'closeTask'>): Promise<Task>;
  deleteTask(input: OnofficeInput<'deleteTask'>): Promise<void>;
  /** An appointment of the worker's, made by the leader, tomorrow, unless told otherwise. */
  createAppointment(input?: OnofficeInput<'createAppointment'>): Promise<Appointment>;
  changeAppointment(input: OnofficeInput<'changeAppointment'>): Promise<Appointment>;
  moveAppointment(input: OnofficeInput<'moveAppointment'>): Promise<Appointment>;
  deleteAppointment(input: OnofficeInput<'deleteAppointment'>): Promise<void>;
  changePerson(input: OnofficeInput<'changePerson'>): Promise<User>;
  /** A person (the worker) opens the service in the marketplace: a claim, after which the one before is outdated. */
  issueClaim(input?: OnofficeInput<'issueClaim'>): Promise<{ claim: string }>;
  outdateClaims(): Promise<void>;
}

const hourMs = 3_600_000;

export function makeOnofficeControl(
  parts: CommonParts,
  book: OfficeBook,
  claims: ClaimBook,
  cast: Cast,
): OnofficeControl {
  const draft = (input: OnofficeInput<'createTask'>) => ({
    subject: 'Bitte zurückrufen',
    processor: cast.worker.userName,
    responsible: cast.worker.userName,
    creator: cast.leader.userName,
    ...told(input),
  });
  const changeOf = ({ users, groups, ...changes }: OnofficeInput<'createAppointment'>) => ({
    ...told(changes),
    ...(groups !== undefined && {
      groupIds: book.groups.filter(({ name }) => groups.includes(name)).map(({ id }) => id),
    }),
    ...(users !== undefined && { userIds: users.map((one) => book.user(one).id) }),
  });
  return {
    ...makeCommonControl(parts),
    state: async () => ({
      organization: book.name,
      people: book.people.length,
      now: book.clock.now().toISOString(),
      tasks: structuredClone([...book.tasks.values()]),
      appointments: structuredClone([...book.appointments.values()]),
      groups: book.groups,
      log: structuredClone(book.log),
    }),
    logins: async () => loginsOf(book, cast),
    people: async () => structuredClone([...book.users]),
    createTask: async (input = {}) => structuredClone(book.addTask(draft(input))),
    createTasks: async ({ count, ...input }) => {
      for (let made = 0; made < count; made += 1) book.addTask(draft(input));
      return { created: count };
    },
    changeTask: async ({ id, ...changes }) => {
      const task = book.task(id);
      Object.assign(task, told(changes), { modified: book.clock.now() });
      return structuredClone(task);
    },
    closeTask: async ({ id }) => {
      const task = book.task(id);
      Object.assign(task, { status: 3, isDone: true, modified: book.clock.now() });
      return structuredClone(task);
    },
    deleteTask: async ({ id }) => {
      book.tasks.delete(book.task(id).id);
    },
    createAppointment: async ({ start, end, ...input } = {}) => {
      const tomorrow = Math.ceil(book.clock.now().getTime() / hourMs) * hourMs + 24 * hourMs;
      const from = start === undefined ? new Date(tomorrow) : new Date(start);
      const made = book.addAppointment({
        subject: 'Objektbesprechung',
        createdBy: cast.leader.userName,
        userIds: [cast.worker.id],
        ...changeOf(input),
        start: from,
        end: end === undefined ? new Date(from.getTime() + hourMs) : new Date(end),
      });
      return structuredClone(made);
    },
    changeAppointment: async ({ id, ...input }) => {
      const appointment = book.appointment(id);
      Object.assign(appointment, changeOf(input), { modified: book.clock.now() });
      return structuredClone(appointment);
    },
    moveAppointment: async ({ id, start, end }) => {
      const appointment = book.appointment(id);
      book.moveAppointment(appointment, new Date(start), new Date(end));
      return structuredClone(appointment);
    },
    deleteAppointment: async ({ id }) => {
      book.appointments.delete(book.appointment(id).id);
    },
    changePerson: async ({ id, ...changes }) => {
      const user = book.user(id);
      Object.assign(user, told(changes));
      return structuredClone(user);
    },
    issueClaim: async ({ login } = {}) => ({
      claim: claims.issue((login === undefined ? cast.worker : book.user(login)).userName),
    }),
    outdateClaims: async () => claims.outdate(),
  };
}

export function loginsOf(book: OfficeBook, cast: Cast): OnofficeLogin[] {
  return (['worker', 'leader', 'colleague'] as const).map((role) => ({
    login: cast[role].userName,
    password: book.secret,
    token: book.token,
    name: `${cast[role].firstName} ${cast[role].lastName}`,
    roles: [role],
  }));
}

/** What was named; a member left out is no change. */
function told<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}
