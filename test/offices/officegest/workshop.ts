import type { OfficeClock } from '../common/clock';
import type { PlainDate } from '../common/plain-dates';
import { hashText, SeededRandom } from '../common/random';
import { Refusal } from '../common/refusal';
import { wallTime } from '../common/zoned-time';
import { makeStaff } from './make-staff';
import { makeDiary, makeOrders, makeTraders, makeVehicles } from './make-work';
import type { Appointment, Department, Employee, ServiceOrder, Trader, Vehicle } from './model';

const hourMs = 3_600_000;

/** One car workshop with everything that its OfficeGest installation knows. */
export class Workshop {
  readonly name: string;
  readonly zone = 'Europe/Lisbon';
  readonly departments: readonly Department[];
  readonly employees: readonly Employee[];
  readonly customers: readonly Trader[];
  readonly suppliers: readonly Trader[];
  readonly vehicles: readonly Vehicle[];
  readonly appointments = new Map<number, Appointment>();
  readonly orders = new Map<number, ServiceOrder>();
  /** The user that the vendor issues for programs; nobody on the staff has this login. */
  readonly apiUser = 'api.tabuleiro';
  readonly #passwords = new Map<string, string>();
  #nextAppointment = 501;

  constructor(
    private readonly seed: number,
    people: number,
    private readonly clock: OfficeClock,
  ) {
    const random = new SeededRandom(`officegest/${seed}`);
    const now = clock.now();
    this.name = `Oficina ${random.pick(['Central', 'do Rato', 'Atlântica', 'Sant’Iago'])}, Lda`;
    const staff = makeStaff(random.fork('staff'), people, `oficina${random.int(10, 99)}.example`, now);
    this.departments = staff.departments;
    this.employees = staff.employees;
    this.customers = makeTraders(random.fork('customers'), 60, 'customer');
    this.suppliers = makeTraders(random.fork('suppliers'), 12, 'supplier');
    this.vehicles = makeVehicles(random.fork('vehicles'), 80, now);
    for (const entry of makeDiary(random.fork('diary'), this.employees, this.today))
      this.addAppointment(entry);
    const hands = this.employees.filter((one) => one.isMechanic);
    const orders = makeOrders(
      random.fork('orders'),
      hands.length > 0 ? hands : this.employees,
      this.customers,
      this.vehicles,
      60,
      now,
    );
    for (const order of orders) this.orders.set(order.number, order);
    this.#setTheScene(now);
  }

  /** The calendar day on the workshop's wall. */
  get today(): PlainDate {
    return wallTime(this.zone, this.clock.now()).slice(0, 10);
  }

  /** The mechanic for whom several jobs wait. */
  get mechanic(): Employee {
    return this.employees.find((one) => one.isMechanic) ?? this.head;
  }

  /** Responsible for the mechanic's department. */
  get foreman(): Employee {
    const department = this.departments[this.mechanic.department - 1];
    return this.employees[(department?.responsible ?? 1) - 1] ?? this.head;
  }

  get head(): Employee {
    const [first] = this.employees;
    if (first === undefined) throw new RangeError('There is nobody here.');
    return first;
  }

  /** By login or by id. */
  person(name: string): Employee {
    const found = this.employees.find((one) => one.login === name.toLowerCase() || String(one.id) === name);
    if (found === undefined) throw new Refusal(404, `There is nobody called "${name}".`);
    return found;
  }

  passwordOf(login: string): string | undefined {
    const known = login === this.apiUser || this.employees.some((one) => one.login === login);
    if (!known) return undefined;
    const set = this.#passwords.get(login);
    return set ?? `chave-${String(hashText(`${this.seed}/${login}`) % 1_000_000).padStart(6, '0')}`;
  }

  setPassword(login: string, password: string): void {
    if (this.passwordOf(login) === undefined) throw new Refusal(404, `There is nobody called "${login}".`);
    this.#passwords.set(login, password);
  }

  addAppointment(entry: Omit<Appointment, 'id'>): Appointment {
    const appointment = { ...entry, id: this.#nextAppointment };
    this.#nextAppointment += 1;
    this.appointments.set(appointment.id, appointment);
    return appointment;
  }

  appointment(id: string): Appointment {
    const found = this.appointments.get(Number(id));
    if (found === undefined) throw new Refusal(404, `There is no appointment ${id}.`);
    return found;
  }

  order(number: string): ServiceOrder {
    const found = this.orders.get(Number(number));
    if (found === undefined) throw new Refusal(404, `There is no service order ${number}.`);
    return found;
  }

  addOrder(draft: Partial<Omit<ServiceOrder, 'number'>>): ServiceOrder {
    const number = Math.max(2_600_000, ...this.orders.keys()) + 1;
    const [customer] = this.customers;
    const order: ServiceOrder = {
      number,
      status: 'ESP',
      customer: customer?.id ?? 1_000,
      invoiceName: customer?.name ?? 'Cliente',
      plate: this.vehicles[number % this.vehicles.length]?.plate ?? 'AA-00-AA',
      date: this.clock.now(),
      expectedDelivery: new Date(this.clock.now().getTime() + 24 * hourMs),
      mechanic: this.mechanic.id,
      priority: 1,
      cancelled: false,
      awaitingParts: false,
      observations: 'Barulho na frente.',
      intervention: 'Diagnóstico',
      ...draft,
    };
    this.orders.set(number, order);
    return order;
  }

  /** The mechanic has something ahead, something over and something called off; so that there is a choice to make. */
  #setTheScene(now: Date): void {
    const { id } = this.mechanic;
    const entry = (title: string, hours: number, more: Partial<Appointment> = {}) =>
      this.addAppointment({
        title,
        start: new Date(Math.ceil(now.getTime() / hourMs) * hourMs + hours * hourMs),
        end: new Date(Math.ceil(now.getTime() / hourMs) * hourMs + (hours + 1) * hourMs),
        confirmed: true,
        completed: false,
        noShow: false,
        employee: id,
        location: '[1] Sede',
        ...more,
      });
    entry('Receção de viatura', 1);
    entry('Entrega de viatura', 26);
    entry('Já feito', 2, { completed: true });
    entry('Não compareceu', 3, { noShow: true });
    for (let jobs = 0; jobs < 3; jobs += 1) this.addOrder({ status: jobs === 0 ? 'EXE' : 'ESP' });
    this.addOrder({ cancelled: true });
  }
}
