import type { Connection, OfficeSystem, SessionState } from '../../../electron/office/office-system';
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

export async function ticketCalled(system: OfficeSystem, title: string): Promise<Ticket> {
  const found = (await system.waiting()).tickets.find((ticket) => ticket.title === title);
  if (found === undefined) throw new Error(`"${title}" does not wait`);
  return found;
}
