import { present } from '../../session/fields';
import type { Colleague } from './users';

type Field = Exclude<keyof Colleague, 'id' | 'isActive'>;

/** All there are: one that was left out here would be lost. */
const packed: Readonly<Record<Field, true>> = {
  userName: true,
  shortCode: true,
  givenName: true,
  familyName: true,
  email: true,
  phone: true,
  mobile: true,
  position: true,
  addressId: true,
};
const fields = Object.keys(packed) as readonly Field[];

/** No text of the server's keeps it (`session/fields`). */
const between = '\u001f';

/** All that is known of a user as one text. */
export function pack(one: Colleague): string {
  return [one.id, one.isActive ? '1' : '0', ...fields.map((field) => one[field] ?? '')].join(between);
}

export function unpack(text: string): Colleague {
  const [id = '', active, ...texts] = text.split(between);
  const known = fields.map((field, at) => [field, texts[at] === '' ? undefined : texts[at]]);
  return { ...present(Object.fromEntries(known)), id, isActive: active === '1' };
}
