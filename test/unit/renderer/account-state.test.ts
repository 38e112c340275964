import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../electron/office/office-system';
import { cannot, healthOf, noneCan } from '../../../renderer/shell/account-state';
import { account } from './cards';

describe('What an account asks of the person', () => {
  test('is a sign-in when its session ended or its password was refused', () => {
    expect(healthOf(account({ session: 'expired' }), true)).toBe('sign-in');
    expect(healthOf(account({ session: 'locked', failure: { name: 'wrong-credentials' } }), true)).toBe(
      'sign-in',
    );
    expect(healthOf(account({ failure: { name: 'second-factor' } }), true)).toBe('sign-in');
  });

  test('is nothing but patience while the server cannot be reached', () => {
    expect(healthOf(account({ failure: { name: 'server-down' } }), true)).toBe('stale');
    expect(healthOf(account(), false)).toBe('stale');
    expect(healthOf(account({ session: 'signed-out', failure: { name: 'offline' } }), true)).toBe('stale');
  });

  test('is a look at what does not pass by itself', () => {
    expect(healthOf(account({ failure: { name: 'tls-expired' } }), true)).toBe('broken');
  });

  test('is nothing while it is paused', () => {
    expect(healthOf(account({ paused: true, failure: { name: 'wrong-credentials' } }), true)).toBe('well');
  });

  test('is nothing while it signs in or is well', () => {
    expect(healthOf(account(), true)).toBe('well');
    expect(healthOf(account({ session: 'signing-in' }), true)).toBe('well');
  });
});

describe('What an account cannot do', () => {
  test('is told with the reason; what is not known yet is not', () => {
    const capabilities = {
      leaveApproval: 'not-offered',
      tickets: 'on',
      reminders: 'unknown',
      ownLeave: 'forbidden',
      people: 'on',
    } as const;
    expect(cannot(account({ capabilities }))).toEqual([
      { part: 'leaveApproval', reason: 'not-offered' },
      { part: 'ownLeave', reason: 'forbidden' },
    ]);
    expect(cannot(account())).toEqual([]);
  });

  test('is said of all accounts only when none of them can, nor may', () => {
    const part = (ownLeave: Capability) =>
      account({
        systemLabel: `system with ${ownLeave}`,
        capabilities: {
          leaveApproval: 'on',
          tickets: 'on',
          reminders: 'on',
          people: 'on',
          ownLeave,
        },
      });
    const off = { reason: 'not-offered', system: 'system with not-offered' };
    expect(noneCan([part('not-offered'), part('forbidden')], 'ownLeave')).toEqual(off);
    expect(noneCan([part('not-offered'), part('on')], 'ownLeave')).toBeUndefined();
    expect(noneCan([part('not-offered'), part('unknown')], 'ownLeave')).toBeUndefined();
    expect(noneCan([part('not-offered'), account()], 'ownLeave')).toBeUndefined();
    expect(noneCan([], 'ownLeave')).toBeUndefined();
  });
});
