import { pictureKinds } from '../common/portraits';
import { choice, flag, number, text, type ValuesOf } from '../common/switches';

/** What the onOffice reference leaves open, and what differs between accounts. The first choice is the usual one. */
export const onofficeSwitches = {
  // Envelope
  /** The HTTP status of an answer with an error in it: always 200, or the code inside. */
  httpStatus: choice('always-200', 'follow'),
  /** What the outer status says when an action failed. */
  outerStatus: choice('500-97', '200-0'),
  /** Where a wrong token is refused: in the outer status without results, or in each result. */
  tokenRefusal: choice('outer', 'inner'),
  escapes: choice('php', 'raw'),
  errorCodes: choice('number', 'list'),
  innerCode: flag(false),
  dateHeader: flag(true),
  extraFields: flag(false),

  // Signature
  version1: flag(false),
  windowSeconds: number(120),

  // Rights
  userDataRight: flag(true),
  taskRight: flag(true),
  calendarRight: flag(true),
  agentsLogRight: flag(true),
  /** Actions that answer with an error: `read task=149,get groups=156`. */
  refuseActions: text(''),
  /** Actions whose result is left out of the answer: `get groups`. */
  dropResults: text(''),
  allowedAddress: flag(true),

  // Tasks
  /** Fields refused beside those that the real one always refuses: `Prio,Kommentar`. */
  refusedFields: text(''),
  /** The code of that refusal. */
  fieldError: choice('144', '138', '141', '145'),
  /** Whether the message of a refused field names it. */
  fieldNamed: flag(true),
  statusFilter: choice('numbers', 'labels', 'ignored', 'nothing'),
  modifiedZone: choice('local', 'utc'),
  taskWrites: choice('take', 'ignore', 'half'),
  comments: choice('append', 'replace'),
  booleans: choice('digits', 'json', 'words'),
  assignees: choice('display', 'user-name'),

  // Appointments
  calendarRead: choice('served', 'withdrawn'),
  recurrenceNames: choice('plain', 'rp'),
  relationWrites: choice('take', 'ignore'),

  // People
  usersShort: choice('full', 'mail-only'),
  userFields: choice('documented', 'live'),
  onlineWords: choice('digits', 'words'),
  /** What the Base64 text of a photo holds; a link is one although none was asked for. */
  pictures: choice(...pictureKinds, 'link'),

  // Marketplace
  marketplace: flag(false),
  /** What the person behind a claim may see of tasks. */
  claimRights: choice('all', 'own'),

  // Load
  rateLimitPerMinute: number(0),
  retryAfterSeconds: number(30),
  maxActions: number(0),
};

export type OnofficeValues = ValuesOf<typeof onofficeSwitches>;
