/**
 * Everything that the reference of ONLYOFFICE Workspace leaves open, in one table: what we take for true until a portal
 * shows otherwise, and the value behind it. A section such as A8.1 is one of the reference.
 */
export const assumptionTable = {
  lockOut: {
    id: 'OY-1',
    says: 'A refused sign-in whose message has one of these words means too many tries; it lasts a little over a minute.',
    value: {
      words: ['too many', 'attempts', 'zu viele', 'zbyt wiele', 'demasiad'] as readonly string[],
      ms: 65_000,
    },
  },
  pace: {
    id: 'OY-2',
    says: 'A fifth of the documented 500 requests in 10 seconds is far enough below it, for all accounts of an address.',
    value: { requests: 100, windowMs: 10_000 },
  },
  zone: {
    id: 'OY-3',
    says: "`timezone` begins with the zone's name, up to a semicolon; a name that is not IANA's leaves the whole hours of `utcOffset`.",
    value: { separator: ';' },
  },
  poll: {
    id: 'OY-4',
    says: 'Tasks, CRM tasks and the calendar are read each time; the others by turns, so that a look takes four requests.',
    value: { requests: 4, pageSize: 500, staleMs: 15 * 60_000, offMs: 3 * 60 * 60_000 },
  },
  unassigned: {
    id: 'OY-5',
    says: 'Tasks that nobody does are among the newest open ones of my projects. One that I was the last to change is not offered to me again.',
    value: { newest: 200 },
  },
  comments: {
    id: 'OY-6',
    says: 'A comment is HTML, so text is escaped; one of mine with the same words, not older than the last change of the task, is the one that was meant.',
    value: { toleranceMs: 60_000 },
  },
  calendar: {
    id: 'OY-7',
    says: 'Reading the calendars is harmless, although the first call makes the default calendar that the web page would make.',
    value: { daysAhead: 7 },
  },
  wholeDays: {
    id: 'OY-8',
    says: 'What is due on a day counts as due at this hour of it, in the zone of the portal.',
    value: { hour: 9 },
  },
  recurrence: {
    id: 'OY-9',
    says: 'Events that begin before the days asked for were not expanded by the server; then every rule is followed here. A rule with a part that is not known gives its first date only.',
    value: { mostPeriods: 20_000 },
  },
  invoices: {
    id: 'OY-10',
    says: 'An invoice has `number`, `contact`, `cost`, `currency` and `createBy`. They are read only where that is switched on.',
    value: {},
  },
  pages: {
    id: 'OY-11',
    says: 'These are the pages of the web application.',
    value: {
      start: '/',
      task: '/Products/Projects/Tasks.aspx?prjID={project}&id={id}',
      milestone: '/Products/Projects/Milestones.aspx?prjID={project}',
      crmTask: '/Products/CRM/Tasks.aspx',
      invoice: '/Products/CRM/Invoices.aspx?id={id}',
      calendar: '/addons/calendar/',
    },
  },
  people: {
    id: 'OY-12',
    says: 'The largest page as shipped is no burden, being what is sent when no size is named; a directory that changes while it is read is complete after a second pass.',
    value: { pageSize: 1_000, atOnce: 100, mostPeople: 200_000, passes: 2 },
  },
  missingPermission: {
    id: 'OY-13',
    says: 'These numbers mean what the vendor names them for: a missing permission, and a module that is off.',
    value: { permission: -2146233077, moduleOff: -2147467259 },
  },
  pageInsteadOfNotFound: {
    id: 'OY-14',
    says: 'A 404 as a page is about the record asked for, if the portal says at that moment who is signed in.',
    value: {},
  },
  noAlert: {
    id: 'OY-15',
    says: 'An alert that is set to never wants no mail; the notice of this program is what a person has set here.',
    value: {},
  },
} as const;

type Table = typeof assumptionTable;

/** The values alone; a setting may replace each of them. */
export type Assumptions = { readonly [Name in keyof Table]: Widened<Table[Name]['value']> };

type Widened<Value> = {
  readonly [Key in keyof Value]: Value[Key] extends boolean
    ? boolean
    : Value[Key] extends number
      ? number
      : Value[Key] extends string
        ? string
        : Value[Key];
};

export function assume(changes: Partial<Assumptions> = {}): Assumptions {
  const values = Object.fromEntries(Object.entries(assumptionTable).map(([name, row]) => [name, row.value]));
  // The keys come from the table itself, which its type is made of.
  return { ...(values as unknown as Assumptions), ...changes };
}
