/**
 * Everything that OfficeGest's documentation leaves open, in one table: what we take for true until an installation
 * shows otherwise, and the value behind it. GA-1 to GA-8 are the reference's proposals, the rest are ours.
 */
export const assumptionTable = {
  signIn: {
    id: 'GA-1',
    says: 'What is typed is sent as `password`, be it a password or a key. No token refuses it; so does any 4xx but these.',
    value: {
      foreignStatuses: [404, 405, 410] as readonly number[],
      tokenFields: ['access_token', 'token'] as readonly string[],
      longestToken: 8_000,
      /** A shorter life is taken for a mistake: the token is then used until it is refused. */
      shortestLifeSeconds: 30,
    },
  },
  me: {
    id: 'GA-2',
    says: 'Who signs in is the employee whose `login` is the user name, in any case, or who they say to be by name, e-mail or number.',
    value: { loginField: 'login' },
  },
  people: {
    id: 'GA-3',
    says: '`mobile_phone` comes before `phone`; a missing `active` is active; a department needs a known id.',
    value: { mobile: 'mobile_phone', desk: 'phone', active: 'active' },
  },
  reminders: {
    id: 'GA-4',
    says: 'An appointment of mine that is neither completed nor a no-show is a reminder, for a week ahead.',
    value: { daysBack: 1, daysAhead: 7 },
  },
  workOrders: {
    id: 'GA-5',
    says: 'A work order waits for its mechanic while it is not cancelled and in one of these states.',
    value: { activeStates: ['ESP', 'EXE', 'MAR'] as readonly string[] },
  },
  absences: {
    id: 'GA-6',
    says: 'A diary title with one of these words (no accents, any case) is time away of that employee.',
    value: { words: ['ferias'] as readonly string[], daysBack: 31, daysAhead: 62 },
  },
  writes: {
    id: 'GA-7',
    says: 'Nothing is ever written; `confirmed` of an appointment is no approval.',
    value: { offered: false },
  },
  pace: {
    id: 'GA-8',
    says: "The program's own pace is borne, two requests a look; a refused module (403) is asked again after this long.",
    value: { refusedAgainAfterMs: 15 * 60_000 },
  },
  managers: {
    id: 'GA-9',
    says: "Who is responsible for a department leads its people. An employee's department is in the first of these.",
    value: { departmentFields: ['department_id', 'department'] as readonly string[] },
  },
  meByEmail: {
    id: 'GA-10',
    says: 'Where no `login` is the user name, the one employee with it as e-mail address is who signs in.',
    value: { allowed: true },
  },
  webApplication: {
    id: 'GA-11',
    says: 'The web application is at the root of the same host; no addresses of single records are known.',
    value: { path: '/' },
  },
  wholeDays: {
    id: 'GA-12',
    says: 'An entry from midnight to midnight, or to the last minute of a day, is about whole days.',
    value: { lastMinute: '23:59' },
  },
  outside: {
    id: 'GA-13',
    says: 'Suppliers look like customers; what a list answers is checked against the question again.',
    value: { shortestQuery: 2, mostOfEach: 25 },
  },
  lists: {
    id: 'GA-14',
    says: 'A list whose `meta` says nothing ends with a page shorter than asked for.',
    value: { pageSize: 250, cursorPageSize: 100, maxRows: 200_000 },
  },
  mechanics: {
    id: 'GA-15',
    says: 'The mechanic of a work order changes seldom: one order a reading is asked again, when it is this old.',
    value: { rereadAfterMs: 10 * 60_000, singleReads: 20, listFrom: 6, listPages: 5, concurrency: 4 },
  },
  diary: {
    id: 'GA-18',
    says: "Everybody's diary comes along with mine, so days after tomorrow are read again only when they are this old.",
    value: { nearDays: 1, farAgainAfterMs: 5 * 60_000 },
  },
  timeZone: {
    id: 'GA-16',
    says: 'Times without an offset are on the wall in Lisbon.',
    value: 'Europe/Lisbon',
  },
  repeatedHour: {
    id: 'GA-19',
    says: 'A time in the hour that autumn repeats is the first of both, unless an entry would end before it begins.',
    value: { first: true },
  },
  orderFields: {
    id: 'GA-17',
    says: "A work order's number, plate and customer are in the first of these fields that holds something.",
    value: {
      number: ['number', 'num'] as readonly string[],
      plate: ['vehicle_plate', 'plate', 'license_plate'] as readonly string[],
      customer: ['invoice_name', 'customer_name'] as readonly string[],
    },
  },
} as const;

type Table = typeof assumptionTable;

/** The values alone; a setting may replace each of them. */
export type Assumptions = { readonly [Name in keyof Table]: Kind<Table[Name]['value']> };
/** Another value of the same kind may stand in for the one in the table. */
type Kind<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : { readonly [Key in keyof Value]: Kind<Value[Key]> };

export function assume(changes: Partial<Assumptions> = {}): Assumptions {
  const values = Object.fromEntries(Object.entries(assumptionTable).map(([name, row]) => [name, row.value]));
  // The keys come from the table itself, which its type is made of.
  return { ...(values as unknown as Assumptions), ...changes };
}
