/** Valid documents of OffiServ, as the emulator and the documentation have them. */

export const shortUser = { uri: '/data/u/7', id: 'U7', displayName: 'Anna Łabędź' };

export const user = {
  ...shortUser,
  firstname: 'Anna',
  lastname: 'Łabędź',
  email: 'anna@office.example',
  phone: '+48 22 555 01 02',
  mobile: '+48 600 100 200',
  managerUri: '/data/u/1',
  reports: [{ uri: '/data/u/8', displayName: 'Jan Nowak' }, '/data/u/9'],
  incomingTicketsUri: '/data/u/7/tickets',
  leavesForApprovalUri: '/data/u/7/approvals',
  approversChainUri: '/data/u/7/approvers',
  reservationsUri: '/data/u/7/reservations',
  lendingsUri: '/data/u/7/lendings',
  companyUri: '/data/companies/my',
  leavesUri: '/data/u/7/leaves',
  leaveDaysLimitsUri: '/data/u/7/limits',
  'uris.reminders.UserReminders': '/data/u/7/reminders',
  uris: { reminders: { UserReminders: '/data/u/7/reminders' } },
};

export const organisation = {
  uri: '/data/companies/my',
  name: 'Office Ltd',
  employeesCount: 120,
  timezone: 'Europe/Warsaw',
  admins: [shortUser, '/data/u/2'],
  features: ['vacations', 'tickets'],
};

export const leaveRequest = {
  uri: '/data/l/1',
  id: 'L1',
  user: shortUser,
  type: 'Urlop',
  from: '2026-12-01',
  to: '2026-12-04T23:59:00+01:00',
  days: 4,
  status: 'pending',
  comment: 'Please.',
  title: 'Leave',
  description: 'Four days\nat the sea',
  created: 1_795_000_000_000,
  approvers: [
    { user: { uri: '/data/u/1', displayName: 'Marta Zielińska' }, decision: 'approved' },
    { user: '/data/u/2' },
  ],
};

export const leaveRequests = [
  leaveRequest,
  { ...leaveRequest, uri: '/data/l/2', id: 'L2', user: '/data/u/9' },
];
export const wrappedLeaveRequests = { count: 2, items: leaveRequests };

export const tickets = [
  {
    uri: '/data/t/1',
    id: 'T1',
    title: 'Printer',
    description: 'It is out of paper.',
    status: 'open',
    created: '2026-11-20T10:00:00Z',
    author: shortUser,
  },
  { id: 2, subject: 'Lamp', author: null, state: 'new' },
];

export const reminders = [
  {
    uri: '/data/r/1',
    id: 'R1',
    resourceName: 'Projector',
    from: '2026-11-22 10:00',
    to: '2026-11-22 12:00:00',
    reason: 'Meeting',
    kind: 'lending',
  },
  { id: 'R2', resource: { name: 'Room 1' }, start: 1_795_300_000_000, end: '2026-11-30' },
];

export const limits = [
  { type: 'Urlop', limit: 26, used: 12.5 },
  { name: 'On demand', days: '4' },
];

export const approvers = [shortUser, '/data/u/2', { user: shortUser }];
