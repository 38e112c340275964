import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketReading } from '../../../../electron/office/office-system';
import type { Ticket, Verb } from '../../../../electron/office/ticket';
import type { MappingContext } from '../../../../electron/systems/onlyoffice/account';
import { assume, assumptionTable } from '../../../../electron/systems/onlyoffice/assumptions';
import { toEventReminders } from '../../../../electron/systems/onlyoffice/calendar';
import { proofOf } from '../../../../electron/systems/onlyoffice/decisions';
import { toPerson } from '../../../../electron/systems/onlyoffice/person-mapping';
import { toCrmTicket, toTaskTicket } from '../../../../electron/systems/onlyoffice/task-mapping';
import {
  readCalendars,
  readCrmTasks,
  readInvoices,
  readMilestones,
  readPeople,
  readTasks,
} from '../../../../electron/systems/onlyoffice/wire';

const ida = '5b0f6c1e-2d7a-4c1b-9a55-0f3e9d1c7a10';
const jon = '91ab6c1e-2d7a-4c1b-9a55-0f3e9d1c7a10';
const origin = 'https://portal.example';
const context: MappingContext = { origin, zone: 'Europe/Berlin', assumptions: assume(), me: ida };

/** The samples of the reference, as they are on the wire. */
const sampleTask =
  JSON.parse(`{"canEdit":true,"canCreateSubtask":true,"canCreateTimeSpend":true,"canDelete":false,
 "canReadFiles":true,"id":4711,"title":"Approve brochure draft","description":"<p>Second round<\\/p>",
 "deadline":"2030-03-14T00:00:00.0000000Z","priority":1,
 "projectOwner":{"id":12,"title":"Harbour Lofts","status":0,"isPrivate":false},"subtasks":[],"status":1,
 "created":"2030-03-01T10:05:00.0000000+01:00",
 "createdBy":{"id":"${jon}","displayName":"Jon Abel","title":"Lead","avatarSmall":"x","profileUrl":"y"},
 "updated":"2030-03-02T08:00:00.0000000+01:00",
 "responsibles":[{"id":"${ida}","displayName":"Ida Roth","avatarSmall":"x","profileUrl":"y"}]}`);
const sampleCrmTask = JSON.parse(`{"createBy":{"id":"${jon}","displayName":"Jon Abel"},
 "created":"2030-03-01T09:00:00.0000000+01:00","title":"Call back Mr Example",
 "deadLine":"2030-03-04T15:30:00.0000000+01:00","alertValue":15,
 "responsible":{"id":"${ida}","displayName":"Ida Roth"},
 "category":{"imagePath":"\\/x\\/call.png","title":"Call","color":"#ff0000","sortOrder":1,"id":3},
 "canEdit":true,"id":88}`);
const samplePerson = JSON.parse(`{"id":"${ida}","userName":"ida.roth","isVisitor":false,"firstName":"Ida",
 "lastName":"Roth","email":"ida.roth@portal.example","status":1,"activationStatus":1,"terminated":null,
 "department":"Sales &amp; Service","workFrom":"2021-04-01T02:00:00.0000000+02:00","displayName":"Ida Roth",
 "mobilePhone":"4930000042","mobilePhoneActivationStatus":1,"title":"Agent",
 "contacts":[{"type":"skype","value":"ida.roth.example"},{"type":"phone","value":"+49 30 555-12"},
 {"type":"mobphone","value":"+49 30 000042"}],
 "avatar":"\\/storage\\/userPhotos\\/root\\/5b0f_size_82-82.jpeg?_=1203344",
 "avatarSmall":"\\/skins\\/default\\/images\\/default_user_photo_size_32-32.png","lead":"${jon}"}`);

test.each([
  ['https://portal.example/Products/People/Profile.aspx?user=ida', '/Products/People/Profile.aspx?user=ida'],
  ['http://inner:8080/Products/People/Profile.aspx?user=ida', '/Products/People/Profile.aspx?user=ida'],
  ['https://portal.example/', undefined],
  ['https://portal.example//evil.example/x', undefined],
  ['javascript:alert(1)', undefined],
  [null, undefined],
])('the profile page %s is the path %s', (profileUrl, path) => {
  const [wire] = readPeople([{ ...samplePerson, profileUrl }]);
  expect(wire && toPerson(origin, wire).webPath).toBe(path);
});

describe('the samples of the reference', () => {
  test('a project task', () => {
    const [task] = readTasks([sampleTask]);
    expect(task && toTaskTicket(task, context)).toMatchObject({
      id: 'task:4711',
      kind: 'task',
      title: 'Approve brochure draft',
      body: 'Harbour Lofts\nSecond round',
      requester: { name: 'Jon Abel', personId: jon },
      createdAt: Date.parse('2030-03-01T09:05:00Z'),
      standing: 'pending',
      verbs: ['done', 'decline'],
      reasonNeeded: ['decline'],
      dueAt: Date.parse('2030-03-14T22:59:00Z'),
      dueOn: '2030-03-14',
      webUrl: 'https://portal.example/Products/Projects/Tasks.aspx?prjID=12&id=4711',
    });
  });

  test('a CRM task, open because nothing says that it is closed', () => {
    const [task] = readCrmTasks([sampleCrmTask]);
    expect(task && toCrmTicket(task, context)).toMatchObject({
      id: 'crm:88',
      title: 'Call back Mr Example',
      body: 'Call',
      verbs: ['done'],
      dueAt: Date.parse('2030-03-04T14:30:00Z'),
    });
  });

  test('a person, with one number once and the department decoded once', () => {
    const [person] = readPeople([samplePerson]);
    expect(person && toPerson(origin, person)).toEqual({
      id: ida,
      displayName: 'Ida Roth',
      givenName: 'Ida',
      familyName: 'Roth',
      email: 'ida.roth@portal.example',
      login: 'ida.roth',
      phones: [
        { kind: 'desk', number: '+49 30 555-12' },
        { kind: 'mobile', number: '+49 30 000042' },
      ],
      title: 'Agent',
      department: 'Sales & Service',
      managerId: jon,
      photo: '/storage/userPhotos/root/5b0f_size_82-82.jpeg?_=1203344',
    });
  });

  test('a picture on another server is none', () => {
    const [person] = readPeople([{ ...samplePerson, avatar: 'https://cdn.example/ida.png' }]);
    expect(person && toPerson(origin, person)).not.toHaveProperty('photo');
  });
});

describe('who may do what to a task', () => {
  const ticket = (changes: object) => {
    const [task] = readTasks([{ ...sampleTask, ...changes }]);
    return task && toTaskTicket(task, context);
  };
  test.each([
    [{ canEdit: false }, 'open', []],
    [{ responsibles: null }, 'unassigned', ['take']],
    [{ responsibles: [] }, 'unassigned', ['take']],
    [{ responsibles: null, updatedBy: { id: ida, displayName: 'Ida' } }, 'handed back', []],
    [{ responsibles: [{ id: jon, displayName: 'Jon' }] }, 'of somebody else', []],
    [{ status: 2 }, 'closed', []],
    [{ status: 4 }, 'open', ['done', 'decline']],
  ])('%j', (changes, stateText, verbs) => expect(ticket(changes)).toMatchObject({ stateText, verbs }));

  test('people who cannot be read spoil the task, so that nobody is taken off it by mistake', () => {
    expect(readTasks([sampleTask, { ...sampleTask, id: 5, responsibles: [{ name: 'Jon' }] }])).toHaveLength(
      1,
    );
    expect(readTasks([sampleTask, { ...sampleTask, id: 5, responsibles: 'Jon' }])).toHaveLength(1);
  });

  test('the version follows what is decided on, and not who looked at it', () => {
    const version = ticket({})?.version;
    expect(ticket({ updated: '2031-01-01T00:00:00Z', comments: [{ text: 'x' }] })?.version).toBe(version);
    for (const change of [
      { title: 'Another' },
      { description: 'x' },
      { deadline: '2030-03-15T00:00:00.0000000Z' },
      { priority: 0 },
      { status: 2 },
      { responsibles: [{ id: jon }] },
      { canEdit: false },
    ]) {
      expect(ticket(change)?.version).not.toBe(version);
    }
  });
});

describe('lists', () => {
  test('an empty object is an empty list, and anything else that is no list is malformed', () => {
    expect(readTasks({})).toEqual([]);
    expect(readTasks(null)).toEqual([]);
    for (const value of ['text', 7, { a: 1 }]) expect(() => readTasks(value)).toThrow('malformed');
  });

  test('one bad entry is left out; a list of nothing else is malformed', () => {
    expect(readTasks([null, sampleTask, { id: 'x' }, 7])).toHaveLength(1);
    expect(() => readTasks([{}, null])).toThrow('malformed');
  });

  test('whatever comes, it is read or refused, and nothing else', async () => {
    const readers = [readTasks, readPeople, readCrmTasks, readMilestones, readInvoices, readCalendars];
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(...readers), async (value, read) => {
        for (const given of [value, [value]]) {
          try {
            expect(Array.isArray(await read(given))).toBe(true);
          } catch (error) {
            expect(String(error)).toContain('malformed');
          }
        }
      }),
    );
  });

  test('a task of any shape becomes a ticket that has an id, a title and a version', () => {
    const wobbly = fc.record(
      Object.fromEntries(
        Object.keys(sampleTask).map((key) => [key, fc.oneof(fc.constant(sampleTask[key]), fc.jsonValue())]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wobbly, (value) => {
        const [task] = readTasks([sampleTask, value]).slice(1);
        if (task === undefined) return;
        const { id, title, version, verbs } = toTaskTicket(task, context);
        expect([typeof id, typeof title, typeof version, Array.isArray(verbs)]).toEqual([
          'string',
          'string',
          'string',
          true,
        ]);
      }),
    );
  });
});

describe('the calendar', () => {
  const range = { from: '2030-03-26', to: '2030-04-02' };
  const event = (changes: object) => ({
    objectId: '7',
    title: 'Stand-up',
    start: '2030-03-27T09:15:00.0000000+01:00',
    end: '2030-03-27T09:30:00.0000000+01:00',
    allDay: false,
    repeatRule: '',
    status: 1,
    ...changes,
  });
  const reminders = async (events: object[], changes: object = {}) =>
    await toEventReminders(
      await readCalendars([{ objectId: '1', events, timeZone: { id: 'Europe/Berlin' }, ...changes }]),
      range,
      context,
    );

  test('events that are expanded are taken as they come', async () => {
    const occurrence = event({ repeatRule: 'FREQ=DAILY;COUNT=2' });
    expect((await reminders([occurrence])).map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2030-03-27T08:15:00.000Z',
    ]);
  });

  test('a series that is not expanded keeps its hour over the change of the clock', async () => {
    const series = event({
      start: '2030-01-07T09:15:00.0000000+01:00',
      end: '2030-01-07T09:30:00.0000000+01:00',
      repeatRule: 'FREQ=WEEKLY;BYDAY=MO,FR',
    });
    // Clocks go forward on the last Sunday of March.
    expect((await reminders([series])).map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2030-03-29T08:15:00.000Z',
      '2030-04-01T07:15:00.000Z',
    ]);
  });

  test('a rule that is not known gives its first date only', async () => {
    expect(
      await reminders([
        event({ start: '2030-01-07T09:15:00Z', end: '2030-01-07T09:30:00Z', repeatRule: 'FREQ=HOURLY' }),
      ]),
    ).toHaveLength(1);
  });

  test('what is cancelled, hidden, or a task under another name is not told', async () => {
    expect(await reminders([event({ status: 2 })])).toEqual([]);
    expect(await reminders([event({})], { isHidden: true })).toEqual([]);
    for (const objectId of ['crm_calendar', 'Project_12', 'project_7'])
      expect(await reminders([event({})], { objectId })).toEqual([]);
  });

  test('whole days are told in the morning and end when the day does; birthdays are what they are', async () => {
    const day = {
      start: '2030-03-31T00:00:00.0000000+01:00',
      end: '2030-03-31T00:00:00.0000000+01:00',
      allDay: true,
    };
    expect(await reminders([event(day)])).toMatchObject([
      {
        kind: 'appointment',
        allDay: true,
        startsAt: Date.parse('2030-03-30T23:00:00Z'),
        dueAt: Date.parse('2030-03-31T07:00:00Z'),
        endsAt: Date.parse('2030-03-31T22:00:00Z'),
      },
    ]);
    expect(await reminders([event(day)], { objectId: 'users_birthdays' })).toMatchObject([
      { kind: 'birthday', allDay: true },
    ]);
  });

  test('a day with many birthdays is one reminder that names them', async () => {
    const born = (count: number) =>
      reminders(
        Array.from({ length: count }, (_, at) =>
          event({
            objectId: `b${at}`,
            title: `Person ${at + 1}`,
            start: '2030-03-28T00:00:00Z',
            allDay: true,
          }),
        ),
        { objectId: 'users_birthdays' },
      );
    expect((await born(8)).map(({ title }) => title)).toHaveLength(8);
    const [day, ...others] = await born(9);
    expect(others).toEqual([]);
    expect(day).toMatchObject({ kind: 'birthday', title: 'Person 1, Person 2, Person 3, +6', allDay: true });
    expect(day?.note).toBe('Person 4, Person 5, Person 6, Person 7, Person 8, Person 9');
    const [crowded] = await born(500);
    expect(crowded?.title).toBe('Person 1, Person 10, Person 100, +497');
    expect(crowded?.note).toMatch(/^Person 101, .*, Person \d+, …$/);
    expect(crowded?.note?.length).toBeLessThan(260);
    // Whoever else has a birthday then, it is the same reminder: what was put off stays put off.
    expect((await born(10))[0]?.id).toBe(day?.id);
  });

  test('an event that is moved is another reminder, an event that is read twice is one', async () => {
    const [first] = await reminders([event({}), event({})]);
    expect(await reminders([event({}), event({})])).toHaveLength(1);
    expect((await reminders([event({ start: '2030-03-28T09:15:00Z' })]))[0]?.id).not.toBe(first?.id);
  });
});

describe('proof', () => {
  const found = (standing: Ticket['standing'], stateText: string, waitsForMe: boolean): TicketReading => ({
    found: 'ticket',
    waitsForMe,
    ticket: { ...emptyTicket, standing, stateText },
  });
  const emptyTicket: Ticket = {
    id: 'task:1',
    version: 'v',
    kind: 'task',
    title: 'T',
    requester: { name: 'Jon' },
    standing: 'pending',
    stateText: 'open',
    verbs: [],
    reasonNeeded: [],
  };
  const proof = (reading: TicketReading, verb: Verb) => proofOf(reading, { ticket: emptyTicket, verb });

  test.each([
    ['done', found('approved', 'closed', false), 'done'],
    ['done', found('pending', 'open', true), 'not-done'],
    ['done', found('other', 'of somebody else', false), 'otherwise'],
    ['decline', found('rejected', 'handed back', false), 'done'],
    ['decline', found('approved', 'closed', false), 'otherwise'],
    ['decline', found('pending', 'open', true), 'not-done'],
    ['take', found('pending', 'open', true), 'done'],
    ['take', found('pending', 'unassigned', true), 'not-done'],
    ['take', found('other', 'of somebody else', false), 'otherwise'],
    ['paid', found('approved', 'Paid', false), 'done'],
    ['reject', found('approved', 'Paid', false), 'otherwise'],
  ] as const)('%s, then %j is %s', (verb, reading, expected) => expect(proof(reading, verb)).toBe(expected));

  test('what has gone has gone', () => expect(proof({ found: 'gone' }, 'done')).toBe('gone'));
});

test('each assumption has an id of its own and a sentence', () => {
  const rows = Object.values(assumptionTable);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const { id, says } of rows) expect([/^OY-\d+$/.test(id), says.endsWith('.')]).toEqual([true, true]);
});
