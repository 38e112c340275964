/** How a decision is handed over. */
interface DecisionCall {
  readonly method: 'PUT' | 'POST' | 'PATCH';
  /** Put behind the request's own path. */
  readonly pathSuffix: string;
  readonly statusField: string;
  readonly commentField: string;
  readonly approvedWord: string;
  readonly rejectedWord: string;
}

/**
 * Everything that OffiServ's documentation leaves open, in one table: what we take for true until a server shows
 * otherwise, and the value behind it. No other file of this folder holds a verb, a field name or a state word that is
 * not documented. OA-1 to OA-10 are the reference's proposals, the rest are ours.
 */
export const assumptionTable = {
  signIn: {
    id: 'OA-1',
    says: 'Wrong credentials give 401 or 403; a 2xx answer without a cookie also counts as failure.',
    value: { refused: [401, 403] as readonly number[] },
  },
  leaveFeatureWords: {
    id: 'OA-2',
    says: 'Leave counts as on when `features` is missing, or when an entry contains one of these words in any case.',
    value: ['vacation', 'leave'] as readonly string[],
  },
  lists: {
    id: 'OA-3',
    says: 'A list is a JSON array, or an object whose only array member is the list. No content is an empty list.',
    value: { maxEntries: 20_000 },
  },
  ticketFields: {
    id: 'OA-4',
    says: 'A ticket has these fields; its identity is `uri`, else `id`, else a hash of the object.',
    value: {
      uri: ['uri'],
      id: ['id'],
      title: ['title', 'subject', 'name'],
      description: ['description', 'body', 'text'],
      status: ['status', 'state'],
      created: ['created', 'createdAt', 'submitted'],
      author: ['author'],
    } satisfies Record<string, readonly string[]>,
  },
  reminderKeys: {
    id: 'OA-5',
    says: 'The reminders URI is one flat key with dots, else nested; if neither is there, the two lists stand in.',
    value: {
      flat: 'uris.reminders.UserReminders',
      nested: ['uris', 'reminders', 'UserReminders'] as readonly string[],
    },
  },
  reminderFields: {
    id: 'OA-6',
    says: 'A reminder has these fields; it is about `to` for a lending and about `from` for a reservation.',
    value: {
      uri: ['uri'],
      id: ['id'],
      resourceName: ['resourceName', 'resource', 'name', 'title'],
      from: ['from', 'start'],
      to: ['to', 'end'],
      kind: ['kind', 'type', 'sharing'],
      note: ['reason', 'note', 'comment'],
    } satisfies Record<string, readonly string[]>,
  },
  leaveFields: {
    id: 'OA-7',
    says: 'A leave request has these fields; `user` is an object or a URI.',
    value: {
      uri: ['uri'],
      id: ['id'],
      user: ['user', 'employee', 'requester', 'author'],
      type: ['type'],
      from: ['from', 'start'],
      to: ['to', 'end'],
      days: ['days'],
      status: ['status', 'state'],
      comment: ['comment'],
      title: ['title'],
      description: ['description'],
      created: ['created', 'createdAt', 'submitted'],
    } satisfies Record<string, readonly string[]>,
  },
  decision: {
    id: 'OA-8',
    says: "A decision is a call to the request's own `uri` with the received object, its status and a comment set.",
    value: {
      method: 'PUT',
      pathSuffix: '',
      statusField: 'status',
      commentField: 'comment',
      approvedWord: 'approved',
      rejectedWord: 'rejected',
    } as DecisionCall,
  },
  limitFields: {
    id: 'OA-9',
    says: 'A limit entry has these fields, for the present year; `used` is what was granted, and unknown when missing.',
    value: {
      type: ['type', 'name'],
      limit: ['limit', 'days'],
      used: ['used'],
    } satisfies Record<string, readonly string[]>,
  },
  people: {
    id: 'OA-10',
    says: 'Any signed-in user may read a User URI met in a reference; a 403 or 404 leaves a stub with the known name.',
    value: { pageSize: 50, concurrency: 4, maxPeople: 100_000 },
  },
  absences: {
    id: 'OA-11',
    says: 'An approver may read the `leavesUri` of others; a 403 or 404 means that nothing is known of that person.',
    value: { giveUpAfter: 12 },
  },
  emailFields: {
    id: 'OA-12',
    says: 'The e-mail address is in the first of these fields that holds one (the documentation lost the name).',
    value: ['email', 'mail', 'emailAddress', 'e-mail', 'eMail', 'login', 'username'] as readonly string[],
  },
  foreignStatuses: {
    id: 'OA-13',
    says: 'A server that answers both documented roots like this, without a session, is not OffiServ.',
    value: [404, 405, 410, 501] as readonly number[],
  },
  refusals: {
    id: 'OA-14',
    says: 'At sign-in, 400 and 422 refuse the credentials as well, and 423 says that the account is locked.',
    value: { wrong: [400, 422] as readonly number[], locked: [423] as readonly number[] },
  },
  words: {
    id: 'OA-15',
    says: 'These words mean what they say, in any case. No status is pending; so is any other in the for-approval list.',
    value: {
      pending: ['pending', 'new', 'submitted', 'open', 'waiting', 'requested'] as readonly string[],
      approved: ['approved', 'accepted', 'granted', 'confirmed'] as readonly string[],
      rejected: ['rejected', 'declined', 'refused', 'denied'] as readonly string[],
      withdrawn: ['withdrawn', 'cancelled', 'canceled', 'revoked', 'deleted'] as readonly string[],
    },
  },
  closedWords: {
    id: 'OA-16',
    says: 'An incoming ticket in one of these states, in any case, no longer waits for anybody.',
    value: [
      'closed',
      'done',
      'resolved',
      'finished',
      'completed',
      'cancelled',
      'canceled',
    ] as readonly string[],
  },
  lendingWord: {
    id: 'OA-17',
    says: 'A reminder whose kind contains this word, or which is in the `lendingsUri` list, is a lending.',
    value: 'lend',
  },
  wholeDays: {
    id: 'OA-18',
    says: 'A date without a time begins at midnight of the organisation; what is due on a day is due as it begins.',
    value: { startsAtHour: 0 },
  },
  approverFields: {
    id: 'OA-19',
    says: 'Where a leave request lists `approvers`, they decide in that order; the first without a decision is next.',
    value: {
      list: ['approvers'],
      user: ['user', 'approver'],
      decision: ['decision', 'status'],
      decidedBy: ['decidedBy', 'approvedBy', 'rejectedBy'],
    } satisfies Record<string, readonly string[]>,
  },
  timeZone: {
    id: 'OA-20',
    says: "Without a time zone that is known, the organisation is in this computer's: its people sit at it.",
    value: 'computer' as 'computer' | (string & {}),
  },
  signInPageWords: {
    id: 'OA-21',
    says: 'A sign-in page has a password field, or one of these words; HTML without is some other product.',
    value: [
      'password',
      'passwort',
      'kennwort',
      'hasło',
      'hasla',
      'senha',
      'palavra-passe',
    ] as readonly string[],
  },
  organisationAge: {
    id: 'OA-22',
    says: 'What the organisation has switched on changes seldom enough to be read again after this long.',
    value: { rereadAfterMs: 15 * 60_000 },
  },
  limitsOfOthers: {
    id: 'OA-23',
    says: 'An approver may read the `leaveDaysLimitsUri` of who asks; a 403 or 404 means that it is not known.',
    value: { giveUpAfter: 12 },
  },
  approversChain: {
    id: 'OA-24',
    says: "The approvers of a requester's `approversChainUri` decide in that order.",
    value: { longest: 20 },
  },
  ownLimitsAge: {
    id: 'OA-25',
    says: 'The own days left change with the own leave, or seldom enough to be read again after this long.',
    value: { rereadAfterMs: 15 * 60_000 },
  },
} as const;

type Table = typeof assumptionTable;

/** The values alone; a setting may replace each of them. */
export type Assumptions = { readonly [Name in keyof Table]: Table[Name]['value'] };

export function assume(changes: Partial<Assumptions> = {}): Assumptions {
  const values = Object.fromEntries(Object.entries(assumptionTable).map(([name, row]) => [name, row.value]));
  // The keys come from the table itself, which its type is made of.
  return { ...(values as unknown as Assumptions), ...changes };
}
