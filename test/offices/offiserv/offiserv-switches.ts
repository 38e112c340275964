import { choice, flag, number, text, type ValuesOf } from '../common/switches';

/**
 * Everything that the OffiServ reference leaves open. The first choice is the proposal of the reference (OA-n) where
 * it makes one. README.md beside this folder says what each does.
 */
export const offiservSwitches = {
  // Signing in and the session
  wrongLogin: choice('401', '403', '200-no-cookie', '200-html'),
  loginAnswer: choice('json', 'empty', 'no-content', 'html'),
  lockAfter: number(0),
  lockAnswer: choice('as-wrong-login', '423', '429'),
  expiry: choice('401', '403', 'redirect', '200-html'),
  renewal: choice('some', 'every', 'never', 'strict'),
  sessionSeconds: number(0),

  // Answers in general
  errorBodies: choice('json', 'text', 'html', 'empty'),
  forbidden: choice('403', '404'),
  jsonType: text('application/json; charset=utf-8'),
  transfer: choice('mixed', 'chunked', 'length'),
  compression: choice('none', 'gzip'),
  etag: choice('off', 'strong', 'weak'),
  lastModified: flag(false),
  rateLimitPerMinute: number(0),
  retryAfter: choice('seconds', 'date', 'absent'),
  retryAfterSeconds: number(30),

  // References
  references: choice('relative', 'absolute', 'bare-path'),
  hostile: choice('none', 'foreign-host', 'plain-http', 'other-port', 'userinfo', 'script'),
  hostileFields: text(''),
  foreignOrigin: text('https://office-mirror.example'),

  // Shapes
  lists: choice('bare', 'wrapped', 'wrapped-with-count'),
  innerLists: choice('bare', 'wrapped'),
  users: choice('full', 'deep', 'short', 'uris'),
  remindersKey: choice('flat', 'nested', 'absent'),
  singleTicketUri: choice('prefix', 'template', 'absent'),
  approvalShape: choice('leave-requests', 'tickets'),
  leavesInTickets: flag(false),
  reminderKind: choice('absent', 'field'),
  approverHistory: flag(false),
  emailField: text('email'),
  emptyFields: choice('empty-string', 'null', 'absent'),
  topManager: choice('null', 'absent', 'self'),
  systemAuthor: choice('null', 'absent', 'name'),
  extraFields: flag(false),
  hideFields: text(''),
  googleApps: flag(false),

  // Words and dates
  dates: choice('iso', 'iso-offset', 'iso-local', 'minutes', 'seconds', 'epoch-ms'),
  pendingWord: choice('pending', 'new', 'submitted', 'none'),
  approvedWord: text('approved'),
  rejectedWord: text('rejected'),
  openWord: text('open'),
  closedWord: text('closed'),
  roleWords: choice('plain', 'codes', 'polish'),
  leaveTypeWords: choice('english', 'polish'),

  // Features, visibility
  features: choice('with-vacations', 'with-leave', 'without', 'empty', 'missing'),
  leaveWhenOff: choice('empty', '404', '403', 'served'),
  leaveVisibility: choice('approvers', 'own', 'everyone'),
  closedUsersPercent: number(0),
  closedUsersStatus: choice('403', '404'),

  // Deciding
  decision: choice('put', 'ignored', 'refused', 'conflict-409'),
  decisionAnswer: choice('object', 'no-content', 'empty', 'text'),
  decidedAgain: choice('409', '403', '200'),
  rejectNeedsComment: flag(false),
};

export type OffiservValues = ValuesOf<typeof offiservSwitches>;
