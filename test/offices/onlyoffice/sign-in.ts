import { randomBytes } from 'node:crypto';
import { hashText } from '../common/random';
import { writeInstant } from './api-dates';
import { notSignedIn } from './api-error';
import type { Person } from './model';
import type { Parameters } from './parameters';
import type { Portal } from './portal';

const smsLifeMs = 10 * 60_000;
const yearMs = 365 * 86_400_000;

interface SentCode {
  readonly code: string;
  readonly untilMs: number;
  tries: number;
}

/** Names, passwords, second factors and tokens. */
export class SignIn {
  readonly #tokens = new Map<string, { readonly login: string; readonly issuedMs: number }>();
  readonly #tries = new Map<string, { times: number[]; blockedUntilMs: number }>();
  readonly #codes = new Map<string, SentCode>();
  /** Text messages sent, by login. */
  readonly messages = new Map<string, number>();

  constructor(private readonly portal: Portal) {}

  /** The first step: name and password. @throws ApiError 500 when they are wrong, or came too often */
  first(parameters: Parameters): { response: object; token: string | null } {
    const person = this.#person(parameters);
    switch (this.portal.switches.secondFactor) {
      case 'sms':
        return { response: this.#sendCode(person), token: null };
      case 'sms-no-phone':
        return { response: { token: null, sms: true }, token: null };
      case 'app':
        return { response: { token: null, tfa: true }, token: null };
      case 'app-unlinked':
        return { response: { token: null, tfa: true, tfaKey: 'JBSWY3DPEHPK3PXP' }, token: null };
      case 'none':
        return this.#welcome(person);
    }
  }

  /** Takes the number of a telephone that was not known yet, and sends the first code to it. */
  setPhone(parameters: Parameters): { response: object; token: null } {
    const person = this.#person(parameters);
    person.mobilePhone = parameters.text('mobilePhone') ?? person.mobilePhone;
    return { response: this.#sendCode(person), token: null };
  }

  /** Sends the text message again. */
  again(parameters: Parameters): { response: object; token: null } {
    return { response: this.#sendCode(this.#person(parameters)), token: null };
  }

  /** The second step: the code beside the same name and password. */
  second(parameters: Parameters, code: string): { response: object; token: string | null } {
    const person = this.#person(parameters);
    if (!this.#isGood(person, code)) throw this.#wrong(person.userName);
    return this.#welcome(person);
  }

  /** The code that is good now, as the telephone shows it. */
  codeOf(person: Person): string {
    if (this.portal.switches.secondFactor.startsWith('sms'))
      return this.#codes.get(person.userName)?.code ?? '';
    return String(hashText(`code/${person.id}`) % 1_000_000).padStart(6, '0');
  }

  loginOf(token: string): string | null {
    const session = this.#tokens.get(token);
    if (session === undefined) return null;
    const { sessionMinutes } = this.portal.switches;
    const age = this.portal.clock.now().getTime() - session.issuedMs;
    return age > (sessionMinutes > 0 ? sessionMinutes * 60_000 : yearMs) ? null : session.login;
  }

  byPassword(userName: string, password: string): string | null {
    const person = this.portal.find(userName);
    return person !== undefined && person.status !== 2 && this.portal.passwordOf(person) === password
      ? person.userName
      : null;
  }

  issue(login: string): string {
    const token = randomBytes(48).toString('base64');
    this.#tokens.set(token, { login, issuedMs: this.portal.clock.now().getTime() });
    return token;
  }

  expire(login: string | undefined): number {
    const wanted = login === undefined ? undefined : this.portal.get(login).userName;
    const owners = new Set<string>();
    for (const [token, session] of this.#tokens) {
      if (wanted !== undefined && session.login !== wanted) continue;
      owners.add(session.login);
      this.#tokens.delete(token);
    }
    return owners.size;
  }

  unlock(person: Person): void {
    this.#tries.delete(person.userName);
  }

  #person(parameters: Parameters): Person {
    const userName = (parameters.text('userName') ?? '').trim().toLowerCase();
    const person = this.portal.find(userName);
    const key = person?.userName ?? userName;
    const nowMs = this.portal.clock.now().getTime();
    if ((this.#tries.get(key)?.blockedUntilMs ?? 0) > nowMs) throw this.#tooMany();
    if (this.byPassword(userName, parameters.text('password') ?? '') === null || person === undefined) {
      throw this.#wrong(key);
    }
    return person;
  }

  #wrong(key: string): Error {
    const { lockAfter, lockSeconds, errorLanguage } = this.portal.switches;
    const nowMs = this.portal.clock.now().getTime();
    const entry = this.#tries.get(key) ?? { times: [], blockedUntilMs: 0 };
    entry.times = [...entry.times.filter((timeMs) => nowMs - timeMs < 60_000), nowMs];
    if (lockAfter > 0 && entry.times.length > lockAfter) entry.blockedUntilMs = nowMs + lockSeconds * 1_000;
    this.#tries.set(key, entry);
    if (entry.blockedUntilMs > nowMs) return this.#tooMany();
    const isGerman = errorLanguage === 'german';
    return notSignedIn(isGerman ? 'Anmeldung fehlgeschlagen' : 'User authentication failed');
  }

  #tooMany(): Error {
    return notSignedIn('Login Fail. Too many attempts');
  }

  #welcome(person: Person): { response: object; token: string } {
    const token = this.issue(person.userName);
    const nowMs = this.portal.clock.now().getTime();
    const { sessionMinutes, zone } = this.portal.switches;
    const life = sessionMinutes > 0 ? sessionMinutes * 60_000 : yearMs;
    return { response: { token, expires: writeInstant(new Date(nowMs + life), zone) }, token };
  }

  #sendCode(person: Person): object {
    const sent = (this.messages.get(person.userName) ?? 0) + 1;
    this.messages.set(person.userName, sent);
    const code = String(hashText(`sms/${person.id}/${sent}`) % 1_000_000).padStart(6, '0');
    const untilMs = this.portal.clock.now().getTime() + smsLifeMs;
    this.#codes.set(person.userName, { code, untilMs, tries: 0 });
    const expires = writeInstant(new Date(untilMs), this.portal.zone);
    return { token: null, expires, sms: true, phoneNoise: '+4930******0042' };
  }

  #isGood(person: Person, code: string): boolean {
    if (this.portal.switches.secondFactor.startsWith('app')) return code === this.codeOf(person);
    const sent = this.#codes.get(person.userName);
    if (sent === undefined || this.portal.clock.now().getTime() > sent.untilMs || sent.tries >= 5)
      return false;
    sent.tries += 1;
    if (sent.code !== code) return false;
    this.#codes.delete(person.userName);
    return true;
  }
}
