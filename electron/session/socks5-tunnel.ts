import { isIPv4, isIPv6, type Socket } from 'node:net';
import { fail } from '../office/errors';

/** Replies of RFC 1928, section 6, that say more than "it failed". */
const replies: Readonly<Record<number, string>> = {
  2: 'connection not allowed',
  3: 'network unreachable',
  4: 'host unreachable',
  5: 'connection refused',
};

/**
 * Asks a SOCKS version 5 proxy (RFC 1928, no authentication) at the other end of `socket` for a connection. The name is
 * resolved by the proxy. Rejects with `proxy-auth` when the proxy wants a password, with `offline` when it refuses.
 */
export async function openSocks5Tunnel(socket: Socket, host: string, port: number): Promise<void> {
  const read = reader(socket);
  socket.write(Uint8Array.of(5, 1, 0));
  const greeting = await read(2);
  if (greeting[0] !== 5) throw fail('offline', { detail: 'the proxy does not speak SOCKS 5' });
  if (greeting[1] !== 0) throw fail('proxy-auth', { detail: 'SOCKS 5' });
  socket.write(
    Buffer.concat([Uint8Array.of(5, 1, 0), addressBytes(host), Uint8Array.of(port >> 8, port & 0xff)]),
  );
  const head = await read(4);
  const reply = head[1] ?? 1;
  if (reply !== 0) throw fail('offline', { detail: `SOCKS 5 proxy: ${replies[reply] ?? `reply ${reply}`}` });
  // The address the proxy is bound to: of no use, but it stands before the first byte of the tunnel.
  const length = head[3] === 1 ? 4 : head[3] === 4 ? 16 : ((await read(1))[0] ?? 0);
  await read(length + 2);
}

function addressBytes(host: string): Buffer {
  if (isIPv4(host)) return Buffer.from([1, ...host.split('.').map(Number)]);
  if (isIPv6(host)) return Buffer.concat([Uint8Array.of(4), ipv6Bytes(host)]);
  const name = Buffer.from(host, 'latin1');
  if (name.length > 255) throw fail('invalid', { detail: 'host name too long for SOCKS 5' });
  return Buffer.concat([Uint8Array.of(3, name.length), name]);
}

function ipv6Bytes(host: string): Buffer {
  // The URL parser writes an address in its canonical hexadecimal form, with at most one "::" left to expand.
  const canonical = new URL(`http://[${host}]`).hostname.slice(1, -1);
  const [left = '', right] = canonical.split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? [] : new Array<string>(8 - head.length - tail.length).fill('0');
  return Buffer.from([...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** Reads exact counts of bytes and leaves everything after them in the socket. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return (count) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        socket.off('readable', tryRead);
        socket.off('error', onError);
        socket.off('close', onClose);
      };
      const onError = (error: Error): void => {
        stop();
        reject(error);
      };
      const onClose = (): void => onError(fail('offline', { detail: 'the proxy hung up' }));
      const tryRead = (): void => {
        if (count === 0) {
          stop();
          resolve(Buffer.alloc(0));
          return;
        }
        const bytes: unknown = socket.read(count);
        if (!Buffer.isBuffer(bytes)) return;
        stop();
        if (bytes.length === count) resolve(bytes);
        else reject(fail('offline', { detail: 'the proxy hung up' }));
      };
      socket.on('readable', tryRead).once('error', onError).once('close', onClose);
      if (socket.destroyed) onClose();
      else tryRead();
    });
}
