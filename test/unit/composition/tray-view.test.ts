import { describe, expect, it } from 'vitest';
import type { AccountView, DesktopState, TicketCard } from '../../../electron/bridge/slices';
import { trayView } from '../../../electron/composition/tray-view';
import { wordsIn } from '../../words';
import { leaveTicket } from '../sync/ticket-samples';

const words = wordsIn('en-GB');
const signedIn: AccountView = {
  id: 'a',
  system: 'offiserv',
  systemLabel: 'OffiServ',
  server: 'https://office.example',
  login: 'marta@office.example',
  session: 'signed-in',
  quickDecisions: 'proven',
  keptUntilQuit: false,
  lastSyncAt: 1_000,
};
const desktop: DesktopState = {
  version: '1',
  runtime: 'Electron',
  online: true,
  windowMode: 'popover',
  pinned: false,
  trayHost: true,
  panelHint: null,
  keychain: 'ok',
  storage: 'encrypted',
  recovery: null,
  shortcutFailure: false,
  notifications: { able: true, buttons: true },
};

function cards(count: number): TicketCard[] {
  return Array.from({ length: count }, (_, index) => {
    const ticket = leaveTicket(String(index));
    return {
      accountId: 'a',
      firstSeenAt: 1,
      ticket: { ...ticket, verbs: [...ticket.verbs], reasonNeeded: [...ticket.reasonNeeded] },
    };
  });
}

describe('the state of the tray', () => {
  it.each<[string, AccountView[], number, Partial<DesktopState>, string]>([
    ['nobody is signed in', [], 0, {}, 'sign-in'],
    ['nothing waits', [signedIn], 0, {}, 'idle'],
    ['something waits', [signedIn], 2, {}, 'waiting'],
    ['there is no network', [signedIn], 2, { online: false }, 'offline'],
    ['no server can be reached', [{ ...signedIn, failure: { name: 'offline' } }], 2, {}, 'offline'],
    ['no server answers in time', [{ ...signedIn, failure: { name: 'timeout' } }], 2, {}, 'offline'],
    [
      'one of two servers cannot be reached',
      [signedIn, { ...signedIn, id: 'b', failure: { name: 'offline' } }],
      2,
      {},
      'waiting',
    ],
    ['the session has ended', [{ ...signedIn, failure: { name: 'expired' } }], 2, {}, 'sign-in'],
    ['the password was refused', [{ ...signedIn, session: 'locked' }], 2, {}, 'sign-in'],
    ['the answer makes no sense', [{ ...signedIn, failure: { name: 'malformed' } }], 2, {}, 'error'],
  ])('when %s', (_name, accounts, waiting, change, status) => {
    expect(trayView(accounts, cards(waiting), { ...desktop, ...change }, words).status).toBe(status);
  });
});

it('the menu names the three most urgent and says what they ask', () => {
  const { urgent, count } = trayView([signedIn], cards(5), desktop, words);
  expect(count).toBe(5);
  expect(urgent).toHaveLength(3);
  expect(urgent[0]?.label).toContain('Zofia Krawczyk: Holiday');
  expect(urgent[0]?.verbs).toEqual(['approve', 'reject']);
});

it('the menu offers no decision where quick decisions are off', () => {
  const { urgent } = trayView([{ ...signedIn, quickDecisions: 'off' }], cards(1), desktop, words);
  expect(urgent[0]?.verbs).toEqual([]);
});
