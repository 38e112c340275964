import { type CommonControl, type CommonParts, makeCommonControl } from '../common/common-control';
import type { OfficeLogin } from '../common/office-login';
import type { Appointment, Employee, ServiceOrder } from './model';
import type { OfficegestInput } from './officegest-operations';
import type { Workshop } from './workshop';

export interface AppointmentState {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  /** Login. */
  readonly employee: string;
}

export interface OrderState {
  readonly id: string;
  readonly status: string;
  readonly invoiceName: string;
  readonly plate: string;
  /** Login. */
  readonly mechanic: string | null;
  readonly cancelled: boolean;
}

export interface EmployeeState {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly department: string;
  readonly phone: string;
  readonly mobile: string;
  readonly active: boolean;
}

export interface OfficegestState {
  readonly organization: string;
  readonly now: string;
  readonly people: EmployeeState[];
  readonly appointments: AppointmentState[];
  readonly orders: OrderState[];
}

/** What tests can do with an OfficeGest office. Functions that change something throw a Refusal when they cannot. */
export interface OfficegestControl extends CommonControl {
  state(): Promise<OfficegestState>;
  logins(): Promise<OfficeLogin[]>;
  /** Enters something into a diary; whatever is left out is chosen: the mechanic's, for an hour, two hours ahead. */
  createAppointment(input?: OfficegestInput<'createAppointment'>): Promise<AppointmentState>;
  changeAppointment(input: OfficegestInput<'changeAppointment'>): Promise<AppointmentState>;
  removeAppointment(input: OfficegestInput<'removeAppointment'>): Promise<AppointmentState>;
  /** Opens a service order, for the mechanic unless told otherwise. */
  createOrder(input?: OfficegestInput<'createOrder'>): Promise<OrderState>;
  changeOrder(input: OfficegestInput<'changeOrder'>): Promise<OrderState>;
  /** The job is done and leaves the board. */
  closeOrder(input: OfficegestInput<'closeOrder'>): Promise<OrderState>;
  removeOrder(input: OfficegestInput<'removeOrder'>): Promise<OrderState>;
  changePerson(input: OfficegestInput<'changePerson'>): Promise<EmployeeState>;
}

const hourMs = 3_600_000;

export function makeOfficegestControl(parts: CommonParts, workshop: Workshop): OfficegestControl {
  const appointmentState = (one: Appointment): AppointmentState => ({
    id: String(one.id),
    title: one.title,
    start: one.start.toISOString(),
    end: one.end.toISOString(),
    employee: workshop.person(String(one.employee)).login,
  });
  const orderState = (one: ServiceOrder): OrderState => ({
    id: String(one.number),
    status: one.status,
    invoiceName: one.invoiceName,
    plate: one.plate,
    mechanic: one.mechanic === null ? null : workshop.person(String(one.mechanic)).login,
    cancelled: one.cancelled,
  });
  const employeeState = (one: Employee): EmployeeState => ({
    id: String(one.id),
    login: one.login,
    name: one.name,
    department: workshop.departments[one.department - 1]?.name ?? '',
    phone: one.phone,
    mobile: one.mobile,
    active: one.active,
  });
  const orderChanges = ({ mechanic, expectedDelivery, ...rest }: OfficegestInput<'createOrder'>) =>
    defined({
      ...rest,
      mechanic: mechanic === undefined || mechanic === null ? mechanic : workshop.person(mechanic).id,
      expectedDelivery: typeof expectedDelivery === 'string' ? new Date(expectedDelivery) : expectedDelivery,
    });
  const appointmentChanges = ({ employee, start, end, ...rest }: OfficegestInput<'createAppointment'>) =>
    defined({
      ...rest,
      employee: employee === undefined ? undefined : workshop.person(employee).id,
      start: start === undefined ? undefined : new Date(start),
      end: end === undefined ? undefined : new Date(end),
    });

  return {
    ...makeCommonControl(parts),
    state: async () => ({
      organization: workshop.name,
      now: parts.clock.now().toISOString(),
      people: workshop.employees.map(employeeState),
      appointments: [...workshop.appointments.values()].map(appointmentState),
      orders: [...workshop.orders.values()].map(orderState),
    }),
    logins: async () => loginsOf(workshop),
    createAppointment: async (input = {}) => {
      const changes = appointmentChanges(input);
      const start = changes.start ?? new Date(parts.clock.now().getTime() + 2 * hourMs);
      return appointmentState(
        workshop.addAppointment({
          title: 'Receção de viatura',
          start,
          end: new Date(start.getTime() + hourMs),
          confirmed: false,
          completed: false,
          noShow: false,
          employee: workshop.mechanic.id,
          location: '[1] Sede',
          ...changes,
        }),
      );
    },
    changeAppointment: async ({ id, ...input }) =>
      appointmentState(Object.assign(workshop.appointment(id), appointmentChanges(input))),
    removeAppointment: async ({ id }) => {
      const removed = workshop.appointment(id);
      workshop.appointments.delete(removed.id);
      return appointmentState(removed);
    },
    createOrder: async (input = {}) => orderState(workshop.addOrder(orderChanges(input))),
    changeOrder: async ({ id, ...input }) =>
      orderState(Object.assign(workshop.order(id), orderChanges(input))),
    closeOrder: async ({ id }) => orderState(Object.assign(workshop.order(id), { status: 'FEC' as const })),
    removeOrder: async ({ id }) => {
      const removed = workshop.order(id);
      workshop.orders.delete(removed.number);
      return orderState(removed);
    },
    changePerson: async ({ id, ...changes }) =>
      employeeState(Object.assign(workshop.person(id), defined(changes))),
  };
}

/** The mechanic first, for whom several jobs wait; then the others who see the office differently. */
export function loginsOf(workshop: Workshop): OfficeLogin[] {
  const { mechanic, foreman, head, apiUser } = workshop;
  const other = workshop.employees.find((one) => ![mechanic, foreman, head].includes(one)) ?? head;
  const parts: [string, string, string][] = [
    ['mechanic', mechanic.login, mechanic.name],
    ['manager', foreman.login, foreman.name],
    ['head', head.login, head.name],
    ['employee', other.login, other.name],
    ['api-user', apiUser, 'API'],
  ];
  const logins = new Map<string, OfficeLogin>();
  for (const [role, login, name] of parts) {
    const known = logins.get(login);
    if (known === undefined)
      logins.set(login, { login, name, password: workshop.passwordOf(login) ?? '', roles: [role] });
    else known.roles.push(role);
  }
  return [...logins.values()];
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
