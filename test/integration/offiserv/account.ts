import type { OfficeSystem, SessionState } from '../../../electron/office/office-system';
import type { Person } from '../../../electron/office/person';
import type { Ticket } from '../../../electron/office/ticket';
import type { Assumptions } from '../../../electron/systems/offiserv/assumptions';
import { offiServ } from '../../../electron/systems/offiserv/index';
import { type OfficeOptions, type RunningOffice, startOffice } from '../../offices/index';

/** A company and one account of it, with the person's password at hand. */
export interface Desk {
  readonly office: RunningOffice;
  readonly system: OfficeSystem;
  readonly login: string;
  readonly states: SessionState[];
  /** What the keychain would give. */
  password: string;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly switches?: OfficeOptions['switches'];
  readonly people?: number;
  /** Which of the office's logins; the first is an approver. */
  readonly place?: number;
  readonly role?: string;
  readonly assumptions?: Partial<Assumptions>;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const office = await startOffice({
    system: 'offiserv',
    people: options.people ?? 40,
    seed: 3,
    switches: options.switches ?? {},
  });
  const chosen = office.logins.find((one) => options.role !== undefined && one.roles.includes(options.role));
  const person = chosen ?? office.logins[options.place ?? 0];
  if (person === undefined) throw new Error('the office has no such login');
  const states: SessionState[] = [];
  const desk: Desk = {
    office,
    login: person.login,
    password: person.password,
    states,
    system: offiServ(options.assumptions).open({
      origin: office.url,
      caPem: office.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => 'DIRECT',
      credentials: async () => ({ login: person.login, password: desk.password }),
      onSessionState: (state) => states.push(state),
    }),
    close: async () => {
      await desk.system.close();
      await office.close();
    },
  };
  return desk;
}

export async function everybody(
  system: OfficeSystem,
): Promise<{ people: Person[]; total: number | undefined }> {
  const people: Person[] = [];
  let total: number | undefined;
  for await (const page of system.people()) {
    people.push(...page.people);
    total = page.total;
  }
  return { people, total };
}

export async function firstRequest(system: OfficeSystem): Promise<Ticket> {
  const { tickets } = await system.waiting();
  const ticket = tickets.find((one) => one.verbs.includes('approve'));
  if (ticket === undefined) throw new Error('nothing waits for a decision');
  return ticket;
}
