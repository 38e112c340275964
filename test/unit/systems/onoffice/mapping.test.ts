import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { reminder as reminderSchema, ticket as ticketSchema } from '../../../../electron/bridge/schemas';
import { OfficeError } from '../../../../electron/office/errors';
import { createAnswer } from '../../../../electron/session/answer';
import { OnOfficeAccount } from '../../../../electron/systems/onoffice/account';
import type { ActionOutcome, OfficeRecord } from '../../../../electron/systems/onoffice/action';
import { toInvitation, toReminders } from '../../../../electron/systems/onoffice/appointment-mapping';
import { readAppointment } from '../../../../electron/systems/onoffice/appointment-wire';
import { assume } from '../../../../electron/systems/onoffice/assumptions';
import { envelopeOf, isEnvelope, readEnvelope } from '../../../../electron/systems/onoffice/envelope';
import {
  roleIn,
  toDeadline,
  toTaskTicket,
  waitsNow,
} from '../../../../electron/systems/onoffice/task-mapping';
import { readTask } from '../../../../electron/systems/onoffice/task-wire';

const zone = 'Europe/Berlin';
const now = Date.UTC(2026, 0, 5, 8);
const window = { from: now, to: now + 14 * 86_400_000 };

/** The samples of the reference, sections a.5, a.8 and a.9. */
const userSample = {
  id: 72,
  type: 'user',
  elements: {
    Name: 'mkaya',
    Vorname: 'Mina',
    Nachname: 'Kaya',
    Kuerzel: 'MK',
    email: 'mina.kaya@nordhaus.example',
    Telefon: '0431 5550142',
    Mobil: '0171 5550142',
    online: '1',
    'adrId:adressen.ID': '90417',
  },
};
const leaderSample = {
  id: 84,
  type: 'user',
  elements: { Name: 'jbruening', Vorname: 'Jörg', Nachname: 'Brüning' },
};
const groupSample = {
  id: 512,
  type: null,
  elements: {
    id: 512,
    name: 'Büro Kiel',
    abr: 'KI',
    userIds: [72, 84],
    groupType: 'GroupOffice',
    leaders: [84],
  },
};
const appointmentSample = {
  id: '5120',
  createdBy: 'jbruening',
  modified: '2025-12-30T15:02:41+00:00',
  subject: 'Besichtigung Lindenstraße 8',
  type: { value: 'Besichtigung', label: 'Besichtigung' },
  status: { value: 'active', label: 'active' },
  date: { start: '2026-01-07T13:00:00+00:00', end: '2026-01-07T13:45:00+00:00', allDay: false },
  users: [
    { id: '72', userName: 'mkaya', firstName: 'Mina', lastName: 'Kaya', email: 'mina.kaya@nordhaus.example' },
  ],
  contacts: [{ id: '90417', confirmationStatus: 'sent' }],
  confirmationStatus: 'sent',
  reminder: { timeBefore: 30, recipients: 'all', confirmedOnly: false, types: ['popup'] },
};
const taskSample = { Betreff: 'Schlüsselübergabe vorbereiten', Status: 'Nicht begonnen', Prio: '2' };

const read = { verb: 'read' as const, resourceType: 'task', parameters: {} };

/** An answer as the session gives it. */
function answerOf(body: unknown, status = 200) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const url = new URL('https://office.example/');
  return createAnswer({ status, url, headers: {}, bytes: Buffer.from(text), cookiesSet: false }, 64);
}

function envelope(records: unknown, status: object = { errorcode: 0, message: 'OK' }): object {
  return {
    status: { code: 200, errorcode: 0, message: 'OK' },
    response: { results: [{ data: { meta: { cntabsolute: 1 }, records }, status }] },
  };
}

function recordsOf(...records: unknown[]): ActionOutcome {
  const [outcome] = readEnvelope(answerOf(envelope(records)), [read]);
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}

let account: OnOfficeAccount;

beforeAll(async () => {
  account = new OnOfficeAccount(assume());
  const answers = async () => [
    recordsOf(groupSample),
    recordsOf({ id: 40, elements: {} }),
    { ...recordsOf(userSample, leaderSample), total: 2 },
  ];
  await account.enter(answers, { login: 'Mina Kaya', password: '', token: '' }, new AbortController().signal);
});

describe('the samples of the reference', () => {
  test('a user is a person with a department and a superior', () => {
    expect(account.identity()).toEqual({
      timeZone: zone,
      organisation: 'Büro Kiel',
      person: {
        id: '72',
        displayName: 'Mina Kaya',
        givenName: 'Mina',
        familyName: 'Kaya',
        email: 'mina.kaya@nordhaus.example',
        login: 'mkaya',
        phones: [
          { kind: 'desk', number: '0431 5550142' },
          { kind: 'mobile', number: '0171 5550142' },
        ],
        department: 'Büro Kiel',
        managerId: '84',
      },
    });
    expect(account.me.addressId).toBe('90417');
  });

  test('an appointment is an invitation that the linked address can answer, and a reminder', () => {
    const one = readAppointment({ id: '5120', elements: appointmentSample }, zone);
    if (one === undefined) throw new Error('not read');
    expect(toInvitation(one, window, account)).toEqual({
      id: 'cal:5120',
      version: expect.stringMatching(/^[\w-]{22}$/),
      kind: 'invitation',
      title: 'Besichtigung Lindenstraße 8',
      requester: { name: 'Jörg Brüning', personId: '84' },
      createdAt: Date.UTC(2025, 11, 30, 15, 2, 41),
      standing: 'pending',
      stateText: 'active',
      verbs: ['accept', 'decline'],
      reasonNeeded: [],
      dueAt: Date.UTC(2026, 0, 7, 13),
    });
    expect(toReminders(one, window, account)).toEqual([
      {
        id: 'cal:5120',
        kind: 'appointment',
        title: 'Besichtigung Lindenstraße 8',
        startsAt: Date.UTC(2026, 0, 7, 13),
        endsAt: Date.UTC(2026, 0, 7, 13, 45),
        dueAt: Date.UTC(2026, 0, 7, 13),
        allDay: false,
        noticeMinutes: 30,
      },
    ]);
  });

  test('a task is a ticket once it is somebody’s', () => {
    const elements = { ...taskSample, Bearbeiter: 'Kaya, Mina (mkaya)', von: 'Brüning, Jörg (jbruening)' };
    expect(toTaskTicket(readTask({ id: '8812', elements }, zone), account, now)).toEqual({
      id: 'task:8812',
      version: expect.stringMatching(/^[\w-]{22}$/),
      kind: 'task',
      title: 'Schlüsselübergabe vorbereiten',
      requester: { name: 'Jörg Brüning', personId: '84' },
      standing: 'pending',
      stateText: 'Nicht begonnen',
      verbs: ['done', 'return'],
      reasonNeeded: ['return'],
    });
    expect(roleIn(readTask({ id: '8812', elements: taskSample }, zone), account)).toBeUndefined();
  });

  test('an error of one action is its own, in both ways of saying so', () => {
    const message = 'Invalid field in input data: "(3, tags)"';
    const failed = envelope([], { errorcode: 144, message });
    expect(readEnvelope(answerOf(failed), [read])).toEqual([{ code: 144, message }]);
    const loud = { ...failed, status: { code: 500, errorcode: 97, message: 'Error in action' } };
    expect(readEnvelope(answerOf(loud, 500), [read])).toEqual([{ code: 144, message }]);
  });

  test('a request carries its signature beside the parameters and nothing of the secret', () => {
    const keys = {
      token: '4f7c2a91d05be836c1f29e7740ab63d8',
      secret: '9b1e64d2f83a7c05e6d4b2901fa87c3360d5e94b7128fa3cc04e5d86b9172fa0',
    };
    const sent = JSON.stringify(
      envelopeOf([{ ...read, fields: ['Betreff'] }], keys, 1_767_225_600, undefined),
    );
    expect(JSON.parse(sent)).toEqual({
      token: keys.token,
      request: {
        actions: [
          {
            actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
            resourceid: '',
            resourcetype: 'task',
            identifier: '0',
            timestamp: 1_767_225_600,
            hmac: 'HeUcxlZ8QimiycFrgew/YmEuJCsKtRODk7mdt7ii4/0=',
            hmac_version: '2',
            parameters: { data: ['Betreff'] },
          },
        ],
      },
    });
    expect(sent).not.toContain(keys.secret);
  });
});

describe('the eight states', () => {
  const labels = [
    'Nicht begonnen',
    'In Bearbeitung',
    'Erledigt',
    'Zurückgestellt',
    'Abgebrochen',
    'Sonstiges',
    'Geprüft',
    'Klärungsbedarf',
  ];
  test.each(labels.map((label, at) => [at + 1, label] as const))(
    '%i is %s, as number and as label',
    (state, label) => {
      for (const Status of [label, state, String(state), label.toUpperCase(), label.normalize('NFD')]) {
        expect(readTask({ id: '1', elements: { Status } }, zone)).toMatchObject({ state, stateText: label });
      }
    },
  );

  test('a label of later days is kept and waits', () => {
    const task = readTask({ id: '1', elements: { Status: 'Eingefroren', Bearbeiter: 'mkaya' } }, zone);
    expect(task).toMatchObject({ state: undefined, stateText: 'Eingefroren' });
    expect(waitsNow(task, roleIn(task, account), now)).toBe(true);
  });

  test.each([
    [{ Beginnt_am: '2026-01-05 00:00:00', Beginnt_um: '08:30:00' }, true],
    [{ Beginnt_am: '2026-01-05 09:30:00', Beginnt_um: '08:30:00' }, false],
    [{ Beginnt_am: '2026-01-06', Beginnt_um: '' }, false],
    [{ Beginnt_am: '0000-00-00 00:00:00', Beginnt_um: '00:00:00' }, true],
    [{}, true],
  ])('a task put off waits from its day on: %j', (fields, waits) => {
    const elements = { Status: 'Zurückgestellt', Bearbeiter: 'mkaya', ...fields };
    const task = readTask({ id: '1', elements }, zone);
    expect(waitsNow(task, roleIn(task, account), now)).toBe(waits);
  });
});

describe('anything at all', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('mkaya', 'Kaya, Mina (mkaya)', 'Büro Kiel', '1', '2026-01-07 12:00:00'),
  );
  const value = fc.oneof(text, fc.anything());
  const valid = (schema: { parse(value: unknown): unknown }, made: unknown) =>
    expect(() => schema.parse(JSON.parse(JSON.stringify(made)))).not.toThrow();

  test('in a task makes a ticket that can be shown', () => {
    const names = [
      'Betreff',
      'Aufgabe',
      'Status',
      'erledigt',
      'Bearbeiter',
      'Verantwortung',
      'von',
      'Deadline',
      'Deadline_strikt',
      'Beginnt_am',
      'Beginnt_um',
      'Eintragsdatum',
      'modified',
    ];
    const elements = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(elements, (fields) => {
        const task = readTask({ id: '7', elements: fields }, zone);
        const ticket = toTaskTicket(task, account, now);
        valid(ticketSchema, ticket);
        expect(ticket.verbs.length > 0).toBe(waitsNow(task, roleIn(task, account), now));
        const deadline = toDeadline(task, account);
        if (deadline !== undefined) valid(reminderSchema, deadline);
      }),
    );
  });

  test('in an appointment makes an invitation that can be shown, or nothing', () => {
    const record = fc.record(
      Object.fromEntries(Object.keys(appointmentSample).map((name) => [name, value])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(record, fc.boolean(), (fields, dated) => {
        const elements = {
          ...fields,
          ...(dated && { date: appointmentSample.date, users: appointmentSample.users }),
        };
        const one = readAppointment({ id: '7', elements }, zone);
        if (one === undefined) return;
        valid(ticketSchema, toInvitation(one, window, account));
        for (const reminder of toReminders(one, window, account)) valid(reminderSchema, reminder);
      }),
    );
  });

  test('as an answer is outcomes or a named failure', () => {
    const anyStatus = fc.record(
      { code: fc.anything(), errorcode: fc.anything(), message: fc.anything() },
      { requiredKeys: [] },
    );
    const result = fc.record(
      { data: fc.anything(), status: anyStatus, identifier: fc.anything() },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({
        status: anyStatus,
        response: fc.record({ results: fc.array(fc.oneof(result, fc.anything())) }),
      }),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(200, 400, 429, 500, 503), (given, status) => {
        const answer = answerOf(given, status);
        isEnvelope(answer);
        try {
          const outcomes: readonly (ActionOutcome & { records?: readonly OfficeRecord[] })[] = readEnvelope(
            answer,
            [read, read],
          );
          expect(outcomes).toHaveLength(2);
        } catch (error) {
          expect(error).toBeInstanceOf(OfficeError);
        }
      }),
    );
  });
});

test('an office that names its errors in a list, or leaves results out, is understood', () => {
  expect(readEnvelope(answerOf(envelope([], { errorcode: [137], message: '' })), [read])).toEqual([
    { code: 137, message: '' },
  ]);
  const second = { identifier: '1', data: { records: [] }, status: { errorcode: 0, message: 'OK' } };
  const partial = { status: { code: 200, errorcode: 0, message: 'OK' }, response: { results: [second] } };
  expect(readEnvelope(answerOf(partial), [read, read]).map(({ code }) => code)).toEqual([500, 0]);
});

test('an answer whose names cannot even be written is no answer to a question', () => {
  const odd = { identifier: { toString: false }, status: { errorcode: 0 } };
  const given = { status: { code: 200, errorcode: 0, message: 'OK' }, response: { results: [odd] } };
  expect(readEnvelope(answerOf(given), [read, read]).map(({ code }) => code)).toEqual([500, 500]);
});
