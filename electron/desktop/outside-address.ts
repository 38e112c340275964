/** Addresses that may be handed to other programs, built or checked here and nowhere else. Knows no Electron. */
import { dialledNumber } from '../office/phone-number';

const maxAddress = 2_048;

/**
 * A page of the account's own server.
 * @param address as the server gave it, absolute or relative to `origin`.
 * @param origin of the account, `https://office.example`.
 * @returns the address in normal form; `undefined` for another origin, another scheme, or credentials in it.
 */
export function webPageAddress(address: string, origin: string): string | undefined {
  if (address.length > maxAddress) return undefined;
  const url = parse(address, origin);
  const base = parse(origin);
  if (url === undefined || base === undefined || base.protocol !== 'https:') return undefined;
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return undefined;
  return url.href.length <= maxAddress ? url.href : undefined;
}

/** `tel:` for a number as people write it; `undefined` when it has no digits or anything that is not a number's. */
export function telAddress(number: string): string | undefined {
  const dialled = dialledNumber(number);
  return dialled === undefined ? undefined : `tel:${dialled.replaceAll('#', '%23')}`;
}

/** `mailto:` for one address and nothing else: no subject, no second recipient. */
export function mailtoAddress(email: string): string | undefined {
  if (email.length > 254) return undefined;
  const match = /^([\p{L}\p{N}.!#$'*+/=^_`{|}~-]{1,64})@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)$/u.exec(email);
  const [, name, host] = match ?? [];
  return name === undefined || host === undefined
    ? undefined
    : `mailto:${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

/** The last look before an address leaves the program: one of the three kinds, in normal form. */
export function isOutsideAddress(address: string): boolean {
  if (address.length > maxAddress) return false;
  if (/^tel:\+?[0-9*]+(?:%23[0-9*]*)*(?:;ext=\d{1,7})?$/.test(address)) return true;
  if (/^mailto:[^\s?&,;:"<>\\]+@[^\s?&,;:"<>\\@]+$/.test(address)) return true;
  const url = parse(address);
  return url !== undefined && url.protocol === 'https:' && url.href === address && url.username === '';
}

function parse(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}
