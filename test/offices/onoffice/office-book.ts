import type { OfficeClock } from '../common/clock';
import { hashText, SeededRandom } from '../common/random';
import { Refusal } from '../common/refusal';
import { wallTime } from '../common/zoned-time';
import { makeAddresses, makeGroups, makeUsers } from './make-users';
import type { Address, Appointment, Group, LogEntry, Task, User } from './model';

/** Everything that one onOffice office knows. */
export class OfficeBook {
  readonly zone = 'Europe/Berlin';
  readonly name: string;
  readonly token: string;
  secret: string;
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly addresses: readonly Address[];
  readonly tasks = new Map<number, Task>();
  readonly appointments = new Map<number, Appointment>();
  readonly log: LogEntry[] = [];
  readonly random: SeededRandom;
  #lastTask = 8_000;
  #lastAppointment = 5_000;

  constructor(
    seed: number,
    people: number,
    readonly clock: OfficeClock,
  ) {
    this.random = new SeededRandom(`onoffice/${seed}`);
    this.name = this.random.pick(['Nordhaus', 'Lindenhof', 'Bergblick', 'Hafenkontor']);
    this.token = hex(`token/${seed}`, 32);
    this.secret = hex(`secret/${seed}`, 64);
    this.users = makeUsers(this.random.fork('users'), people, `${this.name.toLowerCase()}.example`);
    this.groups = makeGroups(this.random.fork('groups'), this.users);
    this.addresses = makeAddresses(this.random.fork('addresses'), this.users);
  }

  /** The people, without the technical user. */
  get people(): readonly User[] {
    return this.users.filter((user) => !user.isApiUser);
  }

  /** @throws Refusal 404 */
  user(nameOrId: string | number): User {
    const wanted = String(nameOrId).trim().toLowerCase();
    const found = this.users.find(
      (user) =>
        user.userName.toLowerCase() === wanted ||
        String(user.id) === wanted ||
        user.email.toLowerCase() === wanted,
    );
    if (found === undefined) throw new Refusal(404, `There is no user "${nameOrId}".`);
    return found;
  }

  /** @throws Refusal 404 */
  task(id: string | number): Task {
    const task = this.tasks.get(Number(id));
    if (task === undefined) throw new Refusal(404, `There is no task ${id}.`);
    return task;
  }

  /** @throws Refusal 404 */
  appointment(id: string | number): Appointment {
    const appointment = this.appointments.get(Number(id));
    if (appointment === undefined) throw new Refusal(404, `There is no appointment ${id}.`);
    return appointment;
  }

  addTask(draft: Partial<Omit<Task, 'id'>> & Pick<Task, 'subject'>): Task {
    this.#lastTask += 1;
    const now = this.clock.now();
    const task: Task = {
      text: '',
      status: 1,
      progress: 0,
      isDone: false,
      priority: 3,
      responsible: '',
      responsibleGroup: '',
      processor: '',
      creator: '',
      deadline: '',
      isDeadlineStrict: false,
      startsOn: '',
      startsAt: '',
      comment: '',
      isPrivate: false,
      created: now,
      modified: now,
      ...draft,
      id: this.#lastTask,
    };
    this.tasks.set(task.id, task);
    return task;
  }

  addAppointment(
    draft: Partial<Omit<Appointment, 'id'>> & Pick<Appointment, 'subject' | 'start' | 'end' | 'createdBy'>,
  ): Appointment {
    this.#lastAppointment += 1;
    const appointment: Appointment = {
      notes: '',
      type: 'Besichtigung',
      status: 'active',
      isPrivate: false,
      isAllDay: false,
      modified: this.clock.now(),
      userIds: [],
      groupIds: [],
      contacts: [],
      reminderMinutes: 30,
      series: null,
      ...draft,
      id: this.#lastAppointment,
    };
    this.appointments.set(appointment.id, appointment);
    return appointment;
  }

  /** Moves an appointment; whoever had confirmed is asked again. */
  moveAppointment(appointment: Appointment, start: Date, end: Date): void {
    appointment.start = start;
    appointment.end = end;
    for (const contact of appointment.contacts) contact.confirmation = 'not-set';
    appointment.modified = this.clock.now();
  }

  /** `YYYY-MM-DD HH:MM:SS` on the office's wall. */
  local(instant: Date): string {
    return wallTime(this.zone, instant).replace('T', ' ');
  }

  /** The way tasks show a user: "Brüning, Jörg (jbruening)"; any other text as it is. */
  displayOf(text: string): string {
    const user = this.users.find((one) => one.userName.toLowerCase() === text.trim().toLowerCase());
    return user === undefined ? text : `${user.lastName}, ${user.firstName} (${user.userName})`;
  }
}

/** So many hexadecimal digits, the same for the same text. */
function hex(text: string, length: number): string {
  let digits = '';
  for (let at = 0; digits.length < length; at += 1) {
    digits += hashText(`${text}/${at}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}
