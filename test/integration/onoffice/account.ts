import { type Failure, failureOf } from '../../../electron/office/errors';
import type {
  Connection,
  DecisionOrder,
  OfficeSystem,
  SessionState,
} from '../../../electron/office/office-system';
import type { Person } from '../../../electron/office/person';
import type { Ticket } from '../../../electron/office/ticket';
import type { Assumptions } from '../../../electron/systems/onoffice/assumptions';
import { onOffice } from '../../../electron/systems/onoffice/index';
import { type OfficeOptions, type RunningOffice, startOffice } from '../../offices/index';

/** An office and one person's account in it, with the keys at hand. */
export interface Desk {
  readonly office: RunningOffice<'onoffice'>;
  readonly system: OfficeSystem;
  readonly states: SessionState[];
  /** What the keychain would give. */
  readonly keys: { token: string; password: string; login: string };
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly switches?: OfficeOptions['switches'];
  readonly people?: number;
  readonly role?: string;
  /** What is typed under "I am"; the user name unless told otherwise. */
  readonly person?: string;
  readonly assumptions?: Partial<Assumptions>;
  readonly marketplaceClaim?: Connection['marketplaceClaim'];
  readonly now?: () => Date;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const office = await startOffice({
    system: 'onoffice',
    people: options.people ?? 30,
    seed: 5,
    switches: options.switches ?? {},
    ...(options.now !== undefined && { now: options.now }),
  });
  const logins = await office.control.logins();
  const login = logins.find(({ roles }) => roles.includes(options.role ?? 'worker'));
  if (login === undefined) throw new Error('the office has no such login');
  const states: SessionState[] = [];
  const keys = { token: login.token, password: login.password, login: options.person ?? login.login };
  const system = onOffice(options.assumptions).open({
    origin: office.url,
    caPem: office.caPem,
    userAgent: 'OffiTray/test',
    resolveProxy: async () => 'DIRECT',
    credentials: async () => ({ ...keys }),
    onSessionState: (state) => states.push(state),
    ...(options.marketplaceClaim !== undefined && { marketplaceClaim: options.marketplaceClaim }),
  });
  return {
    office,
    system,
    states,
    keys,
    close: async () => {
      await system.close();
      await office.close();
    },
  };
}

/** The failure a call rejects with; an error when it does not. */
export async function failureFrom(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('the call should have failed');
}

export async function everybody(system: OfficeSystem): Promise<Person[]> {
  const people: Person[] = [];
  for await (const page of system.people()) people.push(...page.people);
  return people;
}

export async function ticketCalled(system: OfficeSystem, title: string): Promise<Ticket> {
  const found = (await system.waiting()).tickets.find((ticket) => ticket.title === title);
  if (found === undefined) throw new Error(`"${title}" does not wait`);
  return found;
}

/** The life of a decision, as the room that owns it goes about it. */
export async function readDecideRead(system: OfficeSystem, order: DecisionOrder): Promise<string> {
  const before = await system.readTicket(order.ticket);
  if (before.found !== 'ticket' || !before.waitsForMe || before.ticket.version !== order.ticket.version) {
    throw new Error('the ticket is not as it was seen');
  }
  await system.decide(order);
  return system.proof(await system.readTicket(order.ticket), order);
}
