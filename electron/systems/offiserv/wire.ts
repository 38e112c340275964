import { z } from 'zod';
import { fail } from '../../office/errors';
import { type Fields, isFields, lineOf, numberOf, pick } from '../../session/fields';
import type { Assumptions } from './assumptions';

/** Any value, also none. */
const anything = z.unknown().optional();
/** A documented text field: numbers are taken as text, anything unusable counts as absent, never as an error. */
const line = anything.transform((value) => lineOf(value));
/** A reference is kept whole or not at all. */
const reference = anything.transform((value) =>
  typeof value === 'string' && value !== '' ? value : undefined,
);

/** User, with its documented names. Lists and the reminders key are read apart, because their shapes are open. */
const userSchema = z.object({
  uri: reference,
  id: line,
  firstname: line,
  lastname: line,
  displayName: line,
  phone: line,
  mobile: line,
  managerUri: anything,
  reports: anything,
  incomingTicketsUri: reference,
  leavesForApprovalUri: reference,
  approversChainUri: reference,
  reservationsUri: reference,
  lendingsUri: reference,
  companyUri: reference,
  leavesUri: reference,
  leaveDaysLimitsUri: reference,
});

const organisationSchema = z.object({
  uri: reference,
  name: line,
  employeesCount: anything.transform((value) => numberOf(value)),
  timezone: line,
  admins: anything,
  features: anything,
});

export type UserWire = z.infer<typeof userSchema> & {
  readonly email: string | undefined;
  /** Whether this is the whole person: short objects in lists lack what only the whole one has. */
  readonly whole: boolean;
  readonly remindersUri: string | undefined;
};
export type OrganisationWire = Omit<z.infer<typeof organisationSchema>, 'features'> & {
  /** `undefined` when the server does not name any. */
  readonly features: readonly string[] | undefined;
};

/** A User, or `undefined` when the value is not one: it has to have an identity and a name or a list of its own. */
export function readUser(value: unknown, assumptions: Assumptions): UserWire | undefined {
  if (!isFields(value) || hasSpoiltReference(value)) return undefined;
  const user = userSchema.parse(value);
  const known = user.uri ?? user.id;
  const says =
    user.displayName ?? user.firstname ?? user.lastname ?? user.incomingTicketsUri ?? user.companyUri;
  if (known === undefined || says === undefined) return undefined;
  return {
    ...user,
    email: emailOf(value, assumptions),
    whole: Object.hasOwn(value, 'reports') || Object.hasOwn(value, 'managerUri'),
    remindersUri: remindersUri(value, assumptions),
  };
}

export function readOrganisation(value: unknown): OrganisationWire | undefined {
  if (!isFields(value)) return undefined;
  const organisation = organisationSchema.parse(value);
  const { features } = organisation;
  return {
    ...organisation,
    features: Array.isArray(features) ? features.filter((entry) => typeof entry === 'string') : undefined,
  };
}

/**
 * The entries of a list (OA-3).
 * @throws OfficeError `malformed` when the value holds no list, or one that holds nothing usable.
 */
export function readList(value: unknown, assumptions: Assumptions): readonly unknown[] {
  const list = listIn(value);
  if (list === undefined) throw fail('malformed', { detail: 'a list was expected' });
  if (list.length > assumptions.lists.maxEntries)
    throw fail('too-large', { detail: `${list.length} entries` });
  return list;
}

/**
 * As `readList`, for lists of objects. A list in which nothing is an object, or no reference is text, is `malformed`: what
 * is known must not be replaced by what nobody can ask for again.
 */
export function readEntries(value: unknown, assumptions: Assumptions): readonly Fields[] {
  const list = readList(value, assumptions);
  const entries = list.filter(isFields);
  if (entries.length === 0 && list.length > 0)
    throw fail('malformed', { detail: 'a list of objects was expected' });
  if (entries.length > 0 && entries.every(hasSpoiltReference))
    throw fail('malformed', { detail: 'references were expected' });
  return entries;
}

/** A reference is there, and is nothing that could be one. */
function hasSpoiltReference(fields: Fields): boolean {
  const uri = pick(fields, ['uri']);
  return uri !== undefined && typeof uri !== 'string';
}

/** The entries of a list inside an object, where no list is the same as an empty one. */
export function innerList(value: unknown): readonly unknown[] {
  return listIn(value) ?? [];
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return undefined;
  const lists = Object.values(value).filter((member) => Array.isArray(member));
  return lists.length === 1 ? lists[0] : undefined;
}

function emailOf(fields: Fields, assumptions: Assumptions): string | undefined {
  for (const name of assumptions.emailFields) {
    const text = lineOf(pick(fields, [name]), 320);
    if (text !== undefined && /^[^\s@]+@[^\s@]+$/.test(text)) return text;
  }
  return undefined;
}

function remindersUri(fields: Fields, assumptions: Assumptions): string | undefined {
  const { flat, nested } = assumptions.reminderKeys;
  const found = pick(fields, [flat]) ?? nested.reduce<unknown>(step, fields);
  return typeof found === 'string' ? found : undefined;
}

function step(value: unknown, key: string): unknown {
  return isFields(value) ? pick(value, [key]) : undefined;
}
