import type { Page } from 'playwright-core';
import { cards } from '../../e2e/support/views';
import type { OfficeLogin } from '../../offices';
import type { CommonControl } from '../../offices/common/common-control';
import type { OfficeOnShow, Work } from '../office-on-show';

/** Begins this long after it was entered: soon enough to be told of at once. */
const soonMs = 10 * 60_000;

/** Whoever the office is shown to. */
export function firstLogin<Login extends OfficeLogin>(logins: readonly Login[]): Login {
  const [first] = logins;
  if (first === undefined) throw new Error('The office gave no login.');
  return first;
}

/** For systems whose form asks for a password beside what the preset has filled. */
export function passwordOnly({
  name,
  password,
}: OfficeLogin): Pick<OfficeOnShow, 'person' | 'fields' | 'secret'> {
  return { person: name, fields: [{ label: 'Password', text: password }], secret: password };
}

export async function signInsOf(control: CommonControl) {
  const attempts = await control.signIns();
  return attempts.map(({ accepted, login }) => ({ accepted, login: login ?? 'somebody' }));
}

/** Something that its own title tells apart from everything else in the inbox. */
export function titledWork(id: string | number, title: string, news: string): Work {
  return { id: String(id), title, news, row: (page: Page) => cards(page).filter({ hasText: title }) };
}

/** An hour that begins in a few minutes, on a whole one. */
export function soon(): { readonly start: string; readonly end: string } {
  const start = Math.ceil((Date.now() + soonMs) / 60_000) * 60_000;
  return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
}
