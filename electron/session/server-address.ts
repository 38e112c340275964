import { isIP } from 'node:net';
import { fail } from '../office/errors';

export interface AddressOptions {
  /** Development only: plain http is let through, and only to this machine. */
  readonly allowLoopbackHttp?: boolean;
}

const maxAddressLength = 2_048;
/** What copying out of a mail or a page leaves around an address. */
const around = /^[\s\u200b-\u200d\u2060\ufeff<>"']+|[\s\u200b-\u200d\u2060\ufeff<>"']+$/g;

/**
 * Turns what a person typed into an origin (`https://office.example:8443`). A missing scheme, a path, upper case and
 * blanks around it are forgiven; plain http, a user name or password in the address and anything that is no address
 * are `invalid`.
 */
export function normaliseServerAddress(typed: string, options: AddressOptions = {}): string {
  if (typed.length > maxAddressLength) throw fail('invalid', { detail: 'the address is too long' });
  const text = typed.replace(around, '');
  if (text === '') throw fail('invalid', { detail: 'the address is empty' });
  const scheme = /^([a-z][a-z0-9+.-]*):\/+/i.exec(text);
  const name = (scheme?.[1] ?? 'https').toLowerCase();
  if (name !== 'https' && name !== 'http') throw fail('invalid', { detail: `${name} is not https` });
  const rest = scheme === null ? text : text.slice(scheme[0].length);
  const url = parse(`${name}://${rest}`);
  if (url.username !== '' || url.password !== '' || /^[^/\\?#]*@/.test(rest)) {
    throw fail('invalid', { detail: 'a name or password in the address' });
  }
  if (url.port === '0') throw fail('invalid', { detail: 'port 0' });
  url.hostname = url.hostname.replace(/\.$/, '');
  checkHost(url.hostname);
  if (name === 'http' && !(options.allowLoopbackHttp === true && isLoopbackHost(url.hostname))) {
    throw fail('invalid', { detail: 'http is not encrypted' });
  }
  return url.origin;
}

/** Whether a URL's host is this machine itself. */
function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

function parse(text: string): URL {
  if (/[\s\p{Cc}]/u.test(text)) throw fail('invalid', { detail: 'a blank inside the address' });
  try {
    return new URL(text);
  } catch (cause) {
    throw fail('invalid', { detail: 'not an address' }, cause);
  }
}

function checkHost(hostname: string): void {
  if (hostname.startsWith('[') || isIP(hostname) !== 0) return;
  const labels = hostname.split('.');
  const fine = labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  if (!fine || hostname.length > 253) throw fail('invalid', { detail: 'not a host name' });
}
