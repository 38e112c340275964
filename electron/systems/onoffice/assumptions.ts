/**
 * Everything that the onOffice reference leaves open, in one table: what we take for true until an account shows
 * otherwise, and the value behind it. No other file of this folder holds a guess.
 */
export const assumptionTable = {
  address: {
    id: 'NA-1',
    says: 'The vendor runs one server; clients on sale are served by the stable version whatever the address says.',
    value: {
      origin: 'https://api.onoffice.de',
      path: '/api/stable/api.php' as '/api/stable/api.php' | '/api/latest/api.php',
    },
  },
  timeZone: {
    id: 'NA-2',
    says: 'Wall times are those of Germany: no call names the zone of an office.',
    value: 'Europe/Berlin',
  },
  actionsPerRequest: {
    id: 'NA-3',
    says: 'So many actions may be sent in one request, and one request at a time is welcome; no limits are published.',
    value: 10,
  },
  statusFilter: {
    id: 'NA-4',
    says: 'A task filter by `Status` takes numbers or labels; which, is found out by trying both beside no filter.',
    value: 'tried' as 'tried' | 'numbers' | 'labels' | 'none',
  },
  changes: {
    id: 'NA-5',
    says: 'Changed tasks are found by `modified`; its zone is not known, so each look reaches back by this much.',
    value: { overlapMs: 3 * 3_600_000, fullSetEveryMs: 30 * 60_000 },
  },
  splitting: {
    id: 'NA-6',
    says: 'A filter by `Nr` with <= and > splits the tasks; deeper splits than this are an error of ours.',
    value: { rows: 500, mostRounds: 12 },
  },
  people: {
    id: 'NA-7',
    says: '`onlyOwn` gives the API user alone; `cntabsolute` counts all users; a user is active unless `online` is one of these words or the date of deactivation is past.',
    value: {
      inactiveWords: [
        '0',
        'locked',
        'permanently deactivated',
        'gesperrt',
        'deaktiviert',
        'dauerhaft deaktiviert',
      ] as readonly string[],
      pageRows: 500,
      pagesPerRequest: 4,
    },
  },
  groupTasks: {
    id: 'NA-8',
    says: 'A task without a processor waits for who is responsible: the person, or everybody in the group.',
    value: true,
  },
  clarification: {
    id: 'NA-9',
    says: 'A task in state 8 without a processor of its own, or with the person as creator, waits for the creator.',
    value: true,
  },
  comment: {
    id: 'NA-10',
    says: '`Kommentar` takes the reason of a return; where it is refused, a line in the agents log of this kind does.',
    value: { actionKind: 'Sonstiges', actionType: 'Notiz' },
  },
  appointments: {
    id: 'NA-11',
    says: 'Appointments are looked at so many days ahead; a window with the full number of rows is halved.',
    value: { daysAhead: 14, rows: 500, mostRounds: 6 },
  },
  invitations: {
    id: 'NA-12',
    says: 'Taking part in an appointment that somebody else made is an invitation; series are asked about once.',
    value: true,
  },
  groupAppointments: {
    id: 'NA-21',
    says: '`users` of an appointment names those who take part directly; members of its `groups` take part too.',
    value: true,
  },
  cancelled: {
    id: 'NA-13',
    says: 'A cancellation is news for so long after the appointment was last changed.',
    value: { newsMs: 7 * 86_400_000 },
  },
  series: {
    id: 'NA-14',
    says: 'A series keeps its wall time; a month or year without its day is passed over; the end day is included.',
    value: { mostSteps: 20_000 },
  },
  recurrence: {
    id: 'NA-19',
    says: 'Without the older call, `recurrence` in the list has the `rp_` names, or type, interval and end.',
    value: { unit: 'type', interval: 'interval', until: 'end' },
  },
  linkedAddress: {
    id: 'NA-15',
    says: 'Without a linked address a user is the one of the relation, else the only one with the same e-mail.',
    value: true,
  },
  outsideContacts: {
    id: 'NA-20',
    says: 'The search for addresses gives telephone numbers under these names, with or without a number behind them.',
    value: {
      phones: ['phone', 'defaultphone'] as readonly string[],
      mobiles: ['mobile', 'defaultmobile'] as readonly string[],
      leastLetters: 3,
      rows: 20,
    },
  },
  organisation: {
    id: 'NA-16',
    says: 'The name of the first office group that the person is in stands for the organisation.',
    value: true,
  },
  marketplaceClaim: {
    id: 'NA-17',
    says: 'A claim that is refused is looked up once more, then the account counts as expired for this long.',
    value: { retryMs: 5 * 60_000 },
  },
  claimFile: {
    id: 'NA-22',
    says: 'On the marketplace the vendor of the service leaves the claim of its latest call in a file; unlocking was done by it, too.',
    value: {},
  },
  privateAppointments: {
    id: 'NA-18',
    says: 'Private appointments are shown under this word alone, whoever made them.',
    value: 'Privat',
  },
} as const;

type Table = typeof assumptionTable;

/** The table is constant, a replacement need not be: numbers and flags are any of their kind, texts as they stand. */
type Widened<Value> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends string | readonly string[]
      ? Value
      : { readonly [Key in keyof Value]: Widened<Value[Key]> };

/** The values alone; a setting may replace each of them. */
export type Assumptions = { readonly [Name in keyof Table]: Widened<Table[Name]['value']> };

export function assume(changes: Partial<Assumptions> = {}): Assumptions {
  const values = Object.fromEntries(Object.entries(assumptionTable).map(([name, row]) => [name, row.value]));
  // The keys come from the table itself, which its type is made of.
  return { ...(values as unknown as Assumptions), ...changes };
}
