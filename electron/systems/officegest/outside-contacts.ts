import { failureOf, OfficeError } from '../../office/errors';
import type { Person } from '../../office/person';
import type { OfficeGestAccount } from './account';
import { folded, toOutsideContact } from './mapping';
import { paths } from './paths';
import { readListPage, readTrader, type TraderWire } from './wire';

/**
 * Customers and suppliers that match, a page of each at most (GA-13). A list may ignore what it was asked (reference
 * b.7), so each row is checked again here.
 * @throws OfficeError when neither list could be read.
 */
export async function findOutsideContacts(
  account: OfficeGestAccount,
  query: string,
  signal?: AbortSignal,
): Promise<readonly Person[]> {
  const wanted = query.trim();
  if (wanted.length < account.assumptions.outside.shortestQuery) return [];
  const kinds = ['customer', 'supplier'] as const;
  const results = await Promise.allSettled(kinds.map((kind) => findIn(account, kind, wanted, signal)));
  const refused = results.flatMap((result) =>
    result.status === 'rejected' ? [failureOf(result.reason)] : [],
  );
  const [first] = refused;
  if (first !== undefined && refused.length === kinds.length) {
    throw new OfficeError(first.name === 'forbidden' ? { ...first, name: 'module-off' } : first);
  }
  return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

async function findIn(
  account: OfficeGestAccount,
  kind: 'customer' | 'supplier',
  wanted: string,
  signal: AbortSignal | undefined,
): Promise<readonly Person[]> {
  const { client, assumptions } = account;
  const path = kind === 'customer' ? paths.customers : paths.suppliers;
  const question = { ...filterFor(wanted), page: 1, limit: assumptions.lists.pageSize };
  const { rows } = readListPage(await client.read(path, question, signal));
  return rows
    .flatMap((row) => readTrader(row) ?? [])
    .filter((trader) => matches(trader, wanted))
    .slice(0, assumptions.outside.mostOfEach)
    .map((trader) => toOutsideContact(trader, kind));
}

/** The documented filters of customers: part of a name, or the whole of an address or a tax number (reference a.4). */
function filterFor(wanted: string): Record<string, string> {
  if (/^[^\s@]+@[^\s@]+$/.test(wanted)) return { email: wanted };
  if (/^\d{9}$/.test(wanted)) return { tax_id: wanted };
  return { name: wanted };
}

function matches(trader: TraderWire, wanted: string): boolean {
  const { name, email, tax_id } = trader;
  return [name, email, tax_id].some((text) => text !== undefined && folded(text).includes(folded(wanted)));
}
