import { pictureKinds } from '../common/portraits';
import { choice, flag, number, text, type ValuesOf } from '../common/switches';

/** Everything in which portals differ, or in which documentation and code disagree. The first choice is what the code does. */
export const onlyofficeSwitches = {
  // Formats
  noSuffix: choice('json', 'xml'),
  zone: text('Europe/Berlin'),
  /** The zone of the server machine, whose offset deadlines carry. */
  serverZone: text('UTC'),
  noDate: choice('absent', 'null', 'zero'),
  zeros: choice('omitted', 'written'),
  totals: choice('set', 'missing'),
  nextIndex: flag(true),
  compression: choice('gzip', 'none'),

  // Signing in
  secondFactor: choice('none', 'sms', 'sms-no-phone', 'app', 'app-unlinked'),
  lockAfter: number(5),
  lockSeconds: number(60),
  sessionMinutes: number(0),
  errorLanguage: choice('english', 'german'),
  freshCookie: flag(true),
  unauthorized: choice('text', 'html'),

  // Limits and states
  rateLimit: number(500),
  rateWindowSeconds: number(10),
  retryAfterSeconds: number(5),
  portal: choice('open', 'unpaid', 'unpaid-early', 'suspended', 'restoring', 'starting'),
  /** Modules that answer 403, with commas: projects, crm, calendar, mail, feed, talk. */
  modulesOff: text(''),
  notFound: choice('envelope', 'html'),

  // People
  fields: choice('honoured', 'ignored'),
  photos: choice('relative', 'absolute', 'foreign'),
  pictures: choice(...pictureKinds, 'elsewhere', 'missing', 'failing'),
  settingsZone: choice('iana', 'windows'),
  settings: choice('served', 'forbidden'),

  // Work
  writes: choice('applied', 'ignored'),
  comments: choice('kept', 'swallowed'),
  /** Whether a comment counts as a change of its task. */
  commentsTouch: flag(false),
  updatedBy: choice('written', 'absent'),
  calendarEvents: choice('expanded', 'series'),
};

export type OnlyofficeValues = ValuesOf<typeof onlyofficeSwitches>;
