import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { person, reminder, ticket } from '../../../../electron/bridge/schemas';
import { assume, assumptionTable } from '../../../../electron/systems/officegest/assumptions';
import {
  type MappingContext,
  toAbsence,
  toOutsideContact,
  toPerson,
  toReminder,
  toTicket,
  waits,
} from '../../../../electron/systems/officegest/mapping';
import {
  readAppointment,
  readDepartment,
  readEmployee,
  readOrder,
  readTrader,
} from '../../../../electron/systems/officegest/wire';
import { wallTime } from '../../../offices/common/zoned-time';

const context: MappingContext = { origin: 'https://company.example', assumptions: assume() };
const anyTime = Date.UTC(2020, 0, 1);

function reminderFrom(row: Record<string, unknown>, now = anyTime) {
  const read = readAppointment({ id: 1, employee_id: 4, title: 'Entrega', ...row });
  return read && toReminder(read, '4', now, context);
}

function absenceFrom(row: Record<string, unknown>) {
  const read = readAppointment({ id: 1, employee_id: 4, title: 'Férias', ...row });
  return read && toAbsence(read, context);
}

describe('an appointment on the wall in Lisbon', () => {
  test.each([
    ['the day before the clocks go forward', '2026-03-28 10:00:00', '2026-03-28T10:00:00Z'],
    ['the last minute before', '2026-03-29 00:59:00', '2026-03-29T00:59:00Z'],
    ['the first minute after', '2026-03-29 02:00:00', '2026-03-29T01:00:00Z'],
    ['the hour that is left out', '2026-03-29 01:30:00', '2026-03-29T01:30:00Z'],
    ['summer', '2026-07-15 10:00:00', '2026-07-15T09:00:00Z'],
    ['the day before the clocks go back', '2026-10-24 10:00:00', '2026-10-24T09:00:00Z'],
    ['the hour that comes twice', '2026-10-25 01:30:00', '2026-10-25T00:30:00Z'],
    ['the day the clocks went back', '2026-10-25 10:00:00', '2026-10-25T10:00:00Z'],
    ['winter', '2026-12-01 10:00:00', '2026-12-01T10:00:00Z'],
  ])('(%s) is at its moment', (_when, start, moment) => {
    expect(reminderFrom({ start })?.startsAt).toBe(Date.parse(moment));
  });

  test('that ends in the hour that comes twice ends after it began', () => {
    const found = reminderFrom({ start: '2026-10-25 01:45:00', end: '2026-10-25 01:15:00' });
    expect([found?.startsAt, found?.endsAt]).toEqual([
      Date.parse('2026-10-25T00:45:00Z'),
      Date.parse('2026-10-25T01:15:00Z'),
    ]);
  });

  test('is read back to the minute at any moment of a year, but in the hour that comes twice', () => {
    const from = Date.UTC(2026, 0, 1) / 60_000;
    fc.assert(
      fc.property(fc.integer({ min: from, max: from + 365 * 1_440 }), (minute) => {
        const at = minute * 60_000;
        fc.pre(at < Date.parse('2026-10-25T00:00:00Z') || at >= Date.parse('2026-10-25T02:00:00Z'));
        const start = wallTime('Europe/Lisbon', new Date(at)).replace('T', ' ');
        expect(reminderFrom({ start })?.startsAt).toBe(at);
      }),
    );
  });

  test.each([
    ['a short day', '2026-03-29 00:00:00', '2026-03-30 00:00:00', 23],
    ['a long day', '2026-10-25 00:00:00', '2026-10-26 00:00:00', 25],
    ['a day by its date', '2026-10-25', '2026-10-25', 25],
    ['a day to its last minute', '2026-06-01 00:00:00', '2026-06-01 23:59:00', 23 + 59 / 60],
  ])('from midnight to midnight is about the whole day: %s', (_what, start, end, hours) => {
    const found = reminderFrom({ start, end });
    expect(found?.allDay).toBe(true);
    expect(((found?.endsAt ?? 0) - (found?.startsAt ?? 0)) / 3_600_000).toBe(hours);
  });
});

describe('an appointment is no reminder', () => {
  test.each([
    ['of somebody else', { employee_id: 5 }],
    ['that is done', { completed: true }],
    ['to which nobody came', { no_show: true }],
    ['without a time', { start: null }],
    ['at a time that is none', { start: '2026-02-30 10:00:00' }],
  ])('%s', (_which, row) => {
    expect(reminderFrom({ start: '2026-06-01 10:00:00', ...row })).toBeUndefined();
  });

  test('once it is over, and not before', () => {
    const row = { start: '2026-06-01 10:00:00', end: '2026-06-01 11:00:00' };
    expect(reminderFrom(row, Date.parse('2026-06-01T09:59:59Z'))).toBeDefined();
    expect(reminderFrom(row, Date.parse('2026-06-01T10:00:00Z'))).toBeUndefined();
  });
});

describe('time away', () => {
  test.each(['Férias', 'FÉRIAS', 'ferias (aprovado)', 'Fe\u0301rias da Ana'])(
    'is told by the title %s',
    (title) => {
      expect(absenceFrom({ title, start: '2026-08-03 00:00:00', end: '2026-08-08 00:00:00' })).toEqual({
        id: '1',
        personId: '4',
        from: '2026-08-03',
        to: '2026-08-07',
        pending: false,
        type: title.trim(),
      });
    },
  );

  test.each(['Formação', 'Receção de viatura', ''])('is not told by the title %j', (title) => {
    expect(absenceFrom({ title, start: '2026-08-03' })).toBeUndefined();
  });

  test.each([
    ['2026-10-24 00:00:00', '2026-10-26 00:00:00', '2026-10-24', '2026-10-25'],
    ['2026-03-28 09:00:00', '2026-03-29 18:00:00', '2026-03-28', '2026-03-29'],
    ['2026-08-03', '2026-08-05', '2026-08-03', '2026-08-05'],
    ['2026-08-03 00:00:00', null, '2026-08-03', '2026-08-03'],
  ])('from %s to %s is the days %s to %s', (start, end, from, to) => {
    expect(absenceFrom({ start, end })).toMatchObject({ from, to });
  });

  test('is never read from being confirmed', () => {
    const row = { start: '2026-08-03', confirmed: true, title: 'Reunião' };
    expect(absenceFrom(row)).toBeUndefined();
  });
});

describe('a person', () => {
  const departments = new Map([['3', { id: '3', name: 'Oficina', responsible_id: '4' }]]);
  const row = {
    id: 4,
    name: 'Inês Sá',
    email: 'ines.sa@oficina.example',
    mobile_phone: '912 345 678',
    phone: '213 456 789',
    login: 'ines.sa',
    active: true,
    department_id: 3,
  };
  const read = (changes: object) => {
    const employee = readEmployee({ ...row, ...changes }, assume());
    return employee && toPerson(employee, departments);
  };

  test('has the mobile number first and does not lead herself', () => {
    expect(read({})).toEqual({
      id: '4',
      displayName: 'Inês Sá',
      email: 'ines.sa@oficina.example',
      login: 'ines.sa',
      phones: [
        { kind: 'mobile', number: '912 345 678' },
        { kind: 'desk', number: '213 456 789' },
      ],
      department: 'Oficina',
    });
    expect(read({ id: '9' })?.managerId).toBe('4');
  });

  test('is there when nothing says that she left', () => {
    expect([read({ active: undefined })?.id, read({ active: false })]).toEqual(['4', undefined]);
  });

  test.each([
    ['unknown', { department_id: 77 }],
    ['absent', { department_id: null }],
  ])('whose department is %s has none', (_how, changes) => {
    expect(read(changes)).not.toHaveProperty('department');
  });

  test.each([
    { department_id: undefined, department: '3' },
    { department_id: '', department: { id: 3 } },
  ])('has the department that another field names (%j)', (changes) =>
    expect(read(changes)?.department).toBe('Oficina'),
  );
});

describe('a work order', () => {
  const row = {
    number: 2600001,
    document_number: 'OR 2600001',
    status: 'EXE',
    status_name: 'n102',
    invoice_name: 'Ana Brandão',
    vehicle_plate: 'AA-01-BB',
    date: '2026-11-20 09:00:00',
    expected_delivery_date: '2026-11-23 18:00:00',
    mechanic_id: 4,
    is_cancelled: false,
    awaiting_parts: false,
  };
  const read = (changes: object = {}) => {
    const order = readOrder({ ...row, ...changes }, assume());
    if (order === undefined) throw new Error('no order');
    return order;
  };

  test('is a ticket that can only be read', () => {
    expect(toTicket(read(), 'Travões.', context)).toMatchObject({
      id: '2600001',
      kind: 'ticket',
      title: 'OR 2600001 · AA-01-BB',
      body: 'Travões.',
      requester: { name: 'Ana Brandão' },
      createdAt: Date.parse('2026-11-20T09:00:00Z'),
      dueAt: Date.parse('2026-11-23T18:00:00Z'),
      standing: 'pending',
      stateText: 'EXE',
      verbs: [],
      webUrl: 'https://company.example/',
    });
  });

  test('shows the name of its state where somebody translated it', () => {
    expect(toTicket(read({ status_name: 'Em execução' }), undefined, context).stateText).toBe('Em execução');
  });

  test.each([
    ['ESP', {}, true],
    ['MAR', {}, true],
    ['FEC', {}, false],
    ['EXE', { is_cancelled: true }, false],
  ])('in state %s %j waits: %s', (status, more, expected) => {
    expect(waits(read({ status, ...more }), context)).toBe(expected);
  });

  test('changes its version with what a person would want to know, and with nothing else', () => {
    const version = (changes: object) => toTicket(read(changes), undefined, context).version;
    const plain = version({});
    for (const changes of [
      { status: 'ESP' },
      { awaiting_parts: true },
      { expected_delivery_date: '2026-11-24 18:00:00' },
      { invoice_name: 'Outra' },
    ])
      expect(version(changes)).not.toBe(plain);
    for (const changes of [{ completion_percentage: 60 }, { badge_color: '#fff' }, { status_name: 'n9' }])
      expect(version(changes)).toBe(plain);
  });

  test('is found under the other names of its fields', () => {
    const { number, vehicle_plate, invoice_name, ...rest } = row;
    const other = { ...rest, num: number, vehicle: { plate: vehicle_plate }, customer_name: invoice_name };
    expect(readOrder(other, assume())).toMatchObject({
      number: '2600001',
      plate: 'AA-01-BB',
      customer: 'Ana Brandão',
    });
  });
});

test('whatever a record holds, what comes out can cross the bridge', () => {
  const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue());
  const fields = [
    ...[
      'id',
      'number',
      'name',
      'title',
      'start',
      'end',
      'employee_id',
      'email',
      'phone',
      'mobile_phone',
      'login',
    ],
    ...[
      'department',
      'status',
      'invoice_name',
      'vehicle',
      'mechanics',
      'interventions',
      'observations',
      'date',
    ],
    ...['expected_delivery_date', 'location', 'completed', 'priority'],
  ];
  const row = fc.dictionary(fc.constantFrom(...fields), anything);
  const fits = (schema: z.ZodType, made: unknown) => made === undefined || schema.parse(made);
  fc.assert(
    fc.property(row, (fieldsOfRow) => {
      const employee = readEmployee(fieldsOfRow, assume());
      const department = readDepartment(fieldsOfRow);
      const appointment = readAppointment(fieldsOfRow);
      const order = readOrder(fieldsOfRow, assume());
      const trader = readTrader(fieldsOfRow);
      const known = new Map(department === undefined ? [] : [[department.id, department]]);
      fits(person, employee && toPerson(employee, known));
      fits(person, trader && toOutsideContact(trader, 'customer'));
      fits(reminder, appointment && toReminder(appointment, appointment.employee_id ?? '', 0, context));
      fits(ticket, order && toTicket(order, order.observations, context));
      if (appointment !== undefined) toAbsence({ ...appointment, title: 'férias' }, context);
    }),
    { numRuns: 500 },
  );
});

test('each assumption has an id of its own, and a sentence', () => {
  const rows = Object.values(assumptionTable);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const { id, says } of rows)
    expect([id, says.endsWith('.')]).toEqual([expect.stringMatching(/^GA-\d+$/), true]);
});
