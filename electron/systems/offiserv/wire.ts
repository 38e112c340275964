import { z } from 'zod';
import { fail } from '../../office/errors';
import { type Fields, isFields, lineOf, numberOf, pick } from '../../session/fields';
import type { Assumptions } from './assumptions';

/** Any value, also none. */
const anything = z.unknown().optional();
/** A documented text field: numbers are taken as text, anything unusable counts as absent, never as an error. */
const line = anything.transform((value) => lineOf(value));
/** A reference is kept whole or not at all. */
function referenceOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const reference = anything.transform(referenceOf);

const organisationSchema = z.object({
  uri: reference,
  name: line,
  employeesCount: anything.transform((value) => numberOf(value)),
  timezone: line,
  admins: anything,
  features: anything,
});

/** User, with its documented names. Lists and the reminders key are read apart, because their shapes are open. */
export interface UserWire {
  readonly uri: string | undefined;
  readonly id: string | undefined;
  readonly firstname: string | undefined;
  readonly lastname: string | undefined;
  readonly displayName: string | undefined;
  readonly phone: string | undefined;
  readonly mobile: string | undefined;
  readonly managerUri: unknown;
  readonly reports: unknown;
  readonly incomingTicketsUri: string | undefined;
  readonly leavesForApprovalUri: string | undefined;
  readonly approversChainUri: string | undefined;
  readonly reservationsUri: string | undefined;
  readonly lendingsUri: string | undefined;
  readonly companyUri: string | undefined;
  readonly leavesUri: string | undefined;
  readonly leaveDaysLimitsUri: string | undefined;
  readonly email: string | undefined;
  /** Whether this is the whole person: short objects in lists lack what only the whole one has. */
  readonly whole: boolean;
  readonly remindersUri: string | undefined;
}
export type OrganisationWire = Omit<z.infer<typeof organisationSchema>, 'features'> & {
  /** `undefined` when the server does not name any. */
  readonly features: readonly string[] | undefined;
};

/** A User, or `undefined` when the value is not one: it has to have an identity and a name or a list of its own. */
export function readUser(value: unknown, assumptions: Assumptions): UserWire | undefined {
  if (!isFields(value) || hasSpoiltReference(value)) return undefined;
  const displayName = lineOf(value.displayName);
  const firstname = lineOf(value.firstname);
  const lastname = lineOf(value.lastname);
  const uri = referenceOf(value.uri);
  const id = lineOf(value.id);
  const incomingTicketsUri = referenceOf(value.incomingTicketsUri);
  const companyUri = referenceOf(value.companyUri);
  if ((uri ?? id) === undefined) return undefined;
  if ((displayName ?? firstname ?? lastname ?? incomingTicketsUri ?? companyUri) === undefined)
    return undefined;
  // Field by field rather than by a schema: a large answer has tens of thousands of these.
  return {
    uri,
    id,
    firstname,
    lastname,
    displayName,
    phone: lineOf(value.phone),
    mobile: lineOf(value.mobile),
    managerUri: value.managerUri,
    reports: value.reports,
    incomingTicketsUri,
    leavesForApprovalUri: referenceOf(value.leavesForApprovalUri),
    approversChainUri: referenceOf(value.approversChainUri),
    reservationsUri: referenceOf(value.reservationsUri),
    lendingsUri: referenceOf(value.lendingsUri),
    companyUri,
    leavesUri: referenceOf(value.leavesUri),
    leaveDaysLimitsUri: referenceOf(value.leaveDaysLimitsUri),
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
