import { answer, htmlAnswer, type OfficeAnswer } from '../common/office-answer';
import { isRecord, readJson } from '../common/office-request';
import type { Company } from './company';
import type { Person } from './model';
import type { OffiservValues } from './offiserv-switches';
import type { Sessions } from './sessions';

type ErrorAnswer = (status: number, message: string) => OfficeAnswer;

/** The sign-in call: JSON with `email` and `password` under any content type, answered with a cookie. */
export class SignIn {
  readonly #failures = new Map<string, number>();

  constructor(
    private readonly company: Company,
    private readonly switches: OffiservValues,
    private readonly sessions: Sessions,
    private readonly error: ErrorAnswer,
  ) {}

  /** The e-mail address in a sign-in body, for the log. */
  static loginIn(body: Buffer): string | null {
    const sent = readJson(body);
    return isRecord(sent) && typeof sent.email === 'string' ? sent.email.trim().toLowerCase() : null;
  }

  handle(body: Buffer): OfficeAnswer {
    const sent = readJson(body);
    if (!isRecord(sent) || typeof sent.email !== 'string' || typeof sent.password !== 'string') {
      return this.error(400, 'An object with email and password is expected.');
    }
    const person = this.company.staff.find(sent.email);
    const login = sent.email.trim().toLowerCase();
    const { lockAfter } = this.switches;
    if (lockAfter > 0 && (this.#failures.get(login) ?? 0) >= lockAfter) return this.#locked();
    if (person === undefined || person.email !== login || sent.password !== this.company.passwordOf(person)) {
      this.#failures.set(login, (this.#failures.get(login) ?? 0) + 1);
      return this.#wrong();
    }
    this.#failures.delete(login);
    return this.#welcome(person);
  }

  unlock(person: Person): void {
    this.#failures.delete(person.email);
  }

  #welcome(person: Person): OfficeAnswer {
    const headers = { 'set-cookie': this.sessions.open(person.email) };
    switch (this.switches.loginAnswer) {
      case 'json':
        return answer(200, this.switches.jsonType, '{}', headers);
      case 'empty':
        return answer(200, null, '', headers);
      case 'no-content':
        return answer(204, null, '', headers);
      case 'html':
        return htmlAnswer(200, 'Welcome', 'You are signed in.', headers);
    }
  }

  #wrong(): OfficeAnswer {
    switch (this.switches.wrongLogin) {
      case '200-no-cookie':
        return answer(200, this.switches.jsonType, '{"signedIn":false}');
      case '200-html':
        return htmlAnswer(200, 'Sign in', 'The address or the password is wrong.');
      default:
        return this.error(Number(this.switches.wrongLogin), 'The address or the password is wrong.');
    }
  }

  #locked(): OfficeAnswer {
    const { lockAnswer } = this.switches;
    if (lockAnswer === 'as-wrong-login') return this.#wrong();
    return this.error(Number(lockAnswer), 'There were too many attempts. The account is locked.');
  }
}
