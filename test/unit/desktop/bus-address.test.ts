import { describe, expect, it } from 'vitest';
import { busSockets, sessionBusAddress, systemBusAddress } from '../../../electron/desktop/bus-address';

describe('the address of a message bus', () => {
  it('gives every socket it names, best first', () => {
    expect(busSockets('unix:path=/run/user/1000/bus,guid=0123;tcp:host=localhost,port=4711')).toEqual([
      { path: '/run/user/1000/bus' },
      { host: 'localhost', port: 4711 },
    ]);
  });

  it('reads abstract sockets and escaped bytes', () => {
    expect(busSockets('unix:abstract=/tmp/dbus-a%2cb')).toEqual([{ path: '\0/tmp/dbus-a,b' }]);
    expect(busSockets('unix:path=/tmp/b%c3%bcro')).toEqual([{ path: '/tmp/büro' }]);
  });

  it.each([
    '',
    'disabled:',
    'unixexec:path=/bin/x',
    'tcp:host=x',
    'tcp:port=99999',
    'unix:path=',
    'launchd:env=X',
  ])('gives no socket for %j', (address) => {
    expect(busSockets(address)).toEqual([]);
  });

  it('is where the session says, otherwise where systemd puts it, otherwise nowhere', () => {
    const told = 'unix:path=/elsewhere';
    expect(sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: told, XDG_RUNTIME_DIR: '/run/user/7' })).toBe(told);
    expect(sessionBusAddress({ XDG_RUNTIME_DIR: '/run/user/7' })).toBe('unix:path=/run/user/7/bus');
    expect(sessionBusAddress({})).toBeUndefined();
    expect(busSockets(systemBusAddress({}))).toHaveLength(1);
  });
});
