import { present } from '../../session/fields';
import type { Colleague } from './users';

const fields = [
  'userName',
  'shortCode',
  'givenName',
  'familyName',
  'email',
  'phone',
  'mobile',
  'position',
  'addressId',
] as const;

/** No text of the server's keeps it (`session/fields`). */
const between = '\u001f';

/** All that is known of a user as one text. */
export function pack(one: Colleague): string {
  return [one.id, one.isActive ? '1' : '0', ...fields.map((field) => one[field] ?? '')].join(between);
}

export function unpack(packed: string): Colleague {
  const [id = '', active, ...texts] = packed.split(between);
  const known = fields.map((field, at) => [field, texts[at] === '' ? undefined : texts[at]]);
  return { ...present(Object.fromEntries(known)), id, isActive: active === '1' };
}
