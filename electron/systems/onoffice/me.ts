import { fail } from '../../office/errors';
import { lineOf } from '../../session/fields';
import { type Action, type ActionOutcome, succeeded } from './action';
import { idOf } from './fields';
import { sameText } from './names';
import type { Staff } from './staff';
import type { Colleague } from './users';

const userToAddress = 'urn:onoffice-de-ns:smart:2.5:relationTypes:user:address';

/** The person at the desk. The server knows only the API user, so this is held here (reference c.1). */
export interface Me {
  readonly colleague: Colleague & { readonly userName: string };
  /** The person's own record among the addresses; its confirmations are the person's. */
  readonly addressId?: string;
}

/**
 * The one user whom the person says to be.
 * @throws OfficeError `invalid` for nobody or several, `forbidden` when the account may not know the user name
 */
export function whoIs(typed: string, staff: Staff): Me['colleague'] {
  const found = staff.called(typed);
  const active = found.filter(({ isActive }) => isActive);
  const [one, ...others] = active;
  if (one === undefined) {
    throw fail('invalid', {
      detail: found.length === 0 ? 'person: nobody is called so' : 'person: this user is not active',
    });
  }
  if (others.length > 0) throw fail('invalid', { detail: `person: ${active.length} people are called so` });
  const { userName } = one;
  if (userName === undefined) throw fail('forbidden', { detail: 'user names may not be read' });
  return { ...one, userName };
}

/** NA-15: what has to be asked for to know the person's own address, where the user record does not say. */
export function addressQuestions({ id, email }: Colleague): readonly Action[] {
  const relation: Action = {
    verb: 'get',
    resourceType: 'idsfromrelation',
    parameters: { relationtype: userToAddress, parentids: [Number(id)] },
  };
  if (email === undefined) return [relation];
  const search: Action = {
    verb: 'get',
    resourceType: 'search',
    resourceId: 'address',
    parameters: { input: email, listlimit: 5 },
  };
  return [relation, search];
}

/** The address that the answers to `addressQuestions` point to; one hit only. */
export function addressIn(
  { id, email }: Colleague,
  [relation, search]: readonly ActionOutcome[],
): string | undefined {
  const related =
    relation !== undefined && succeeded(relation) ? relation.records[0]?.elements[id] : undefined;
  const linked = Array.isArray(related) ? related.flatMap((one) => idOf(one) ?? []) : [];
  if (linked.length === 1) return linked[0];
  if (search === undefined || !succeeded(search) || email === undefined) return undefined;
  const hits = search.records.filter(({ elements }) => {
    const found = lineOf(elements.primaryEmail, 320);
    return found !== undefined && sameText(found) === sameText(email);
  });
  return hits.length === 1 ? idOf(hits[0]?.id) : undefined;
}
