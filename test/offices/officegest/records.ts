import { wallTime } from '../common/zoned-time';
import type { Appointment, Department, Employee, OrderStatus, ServiceOrder, Trader, Vehicle } from './model';
import type { OfficegestValues } from './officegest-switches';
import type { Workshop } from './workshop';

type Row = Record<string, unknown>;

/** What the records of an installation look like (reference a.7), with its switches applied. */
export class Records {
  constructor(
    private readonly workshop: Workshop,
    private readonly switches: OfficegestValues,
  ) {}

  employee(one: Employee): Row {
    const { employeeLogins, employeeDepartment } = this.switches;
    const department = this.workshop.departments[one.department - 1];
    const id = this.#id(one.department);
    return this.#finish({
      id: this.#id(one.id),
      name: one.name,
      email: one.email,
      mobile_phone: this.#text(one.mobile),
      phone: this.#text(one.phone),
      login: employeeLogins === 'own' ? one.login : undefined,
      active: one.active,
      web_active: true,
      permissions_group: this.#id(2),
      warehouses_access: [],
      show_on_workshop_agenda: one.isMechanic,
      created_at: this.#time(one.createdAt),
      ...(employeeDepartment === 'department_id' && { department_id: id }),
      ...(employeeDepartment === 'department' && { department: id }),
      ...(employeeDepartment === 'object' && { department: { id, name: department?.name } }),
    });
  }

  department(one: Department): Row {
    return this.#finish({
      id: this.#id(one.id),
      name: one.name,
      responsible_id: this.#id(one.responsible),
    });
  }

  mechanic(one: Employee): Row {
    return this.#finish({
      id: this.#id(one.id),
      name: one.name,
      department_id: this.#id(one.department),
    });
  }

  trader(one: Trader): Row {
    return this.#finish({
      id: this.#id(one.id),
      name: one.name,
      tax_id: one.taxId,
      email: one.email,
      phone: this.#text(one.phone),
      mobile_phone: this.#text(one.mobile),
      city: one.city,
      postal_code: one.postalCode,
      active: true,
      country: { country_code: 'PT', name: 'Portugal' },
    });
  }

  appointment(one: Appointment): Row {
    return this.#finish({
      id: this.#id(one.id),
      title: one.title,
      start: this.#time(one.start),
      end: this.#time(one.end),
      confirmed: one.confirmed,
      completed: one.completed,
      no_show: one.noShow,
      employee_id: this.#id(one.employee),
      priority: 'N',
      location: one.location,
    });
  }

  vehicle(one: Vehicle): Row {
    const { plate, vin, description, isActive, createdAt } = one;
    return this.#finish({
      plate,
      vin,
      description,
      is_active: isActive,
      created_at: this.#time(createdAt),
    });
  }

  order(one: ServiceOrder): Row {
    return this.#finish({
      number: this.#id(one.number),
      document_number: `OR ${one.number}`,
      status: one.status,
      status_name: statusNames[one.status],
      ...this.#customer(one),
      date: this.#time(one.date),
      system_entry_date: this.#time(one.date),
      expected_delivery_date: one.expectedDelivery === null ? null : this.#time(one.expectedDelivery),
      km_counter: 84_210,
      mechanic_id: one.mechanic === null ? null : this.#id(one.mechanic),
      priority: one.priority,
      is_cancelled: one.cancelled,
      awaiting_parts: one.awaitingParts,
    });
  }

  wholeOrder(one: ServiceOrder): Row {
    return {
      ...this.order(one),
      observations: one.observations,
      mechanic_observations: '',
      lines: [{ description: one.intervention, quantity: '1.00' }],
      extra_lines: [],
      interventions: [{ line_number: 1, id: this.#id(1), estimated_time: 60 }],
    };
  }

  /** @param isActiveBoard the board of active jobs, which alone has the document's number */
  job(one: ServiceOrder, isActiveBoard: boolean): Row {
    const { boardMechanics, orderNumber } = this.switches;
    const mechanic = this.workshop.employees.find(({ id }) => id === one.mechanic);
    const crew =
      boardMechanics === 'empty' || mechanic === undefined
        ? []
        : [
            {
              employee_code: this.#id(mechanic.id),
              name: mechanic.name,
              start_time: this.#time(one.date),
              show_in_monitor: true,
            },
          ];
    return this.#finish({
      [orderNumber]: this.#id(one.number),
      document_number: isActiveBoard ? `OR ${one.number}` : undefined,
      status: one.status,
      date: this.#time(one.date),
      ...this.#customer(one),
      awaiting_parts: one.awaitingParts,
      priority: one.priority,
      completion_percentage: 0.5,
      estimated_completion_date: one.expectedDelivery === null ? null : this.#time(one.expectedDelivery),
      expected_delivery_date: one.expectedDelivery === null ? null : this.#time(one.expectedDelivery),
      badge_color: '#3a87ad',
      vehicle: { plate: one.plate },
      mechanics: crew,
      interventions: [{ sequence_number: 1, intervention: one.intervention, completed: false, duration: 60 }],
    });
  }

  times(one: ServiceOrder): Row[] {
    const mechanic = this.workshop.employees.find(({ id }) => id === one.mechanic);
    if (mechanic === undefined) return [];
    const end = new Date(one.date.getTime() + 90 * 60_000);
    return [
      this.#finish({
        id: this.#id(one.number * 10),
        employee_id: this.#id(mechanic.id),
        employee_name: mechanic.name,
        start_time: this.#time(one.date),
        end_time: this.#time(end),
        difference_minutes: 90,
        intervention_id: this.#id(1),
        difference_hours: '1.50',
        billable_hours: '1.50',
      }),
    ];
  }

  #customer(one: ServiceOrder): Row {
    const isObserved = this.switches.orderNames === 'observed';
    return {
      customer_id: this.#id(one.customer),
      [isObserved ? 'invoice_name' : 'customer_name']: one.invoiceName,
      [isObserved ? 'vehicle_plate' : 'license_plate']: one.plate,
    };
  }

  /** The workshop's wall clock, without an offset. */
  #time(instant: Date): string {
    return wallTime(this.workshop.zone, instant).replace('T', ' ');
  }

  #id(id: number): number | string {
    return this.switches.ids === 'numbers' ? id : String(id);
  }

  #text(text: string): unknown {
    if (text !== '') return text;
    return { 'empty-string': '', null: null, absent: undefined }[this.switches.emptyFields];
  }

  #finish(row: Row): Row {
    return this.switches.extraFields ? { ...row, x_new_field: { a: [1, null] } } : row;
  }
}

/** As seen: tokens that nobody translated. */
const statusNames: Record<OrderStatus, string> = { ESP: 'n101', EXE: 'n102', MAR: 'n103', FEC: 'n110' };
