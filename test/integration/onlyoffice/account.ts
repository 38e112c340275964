import type { Extra, OfficeSystem, SessionState } from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import type { Assumptions } from '../../../electron/systems/onlyoffice/assumptions';
import { onlyOffice } from '../../../electron/systems/onlyoffice/index';
import { type OfficeOptions, type RunningOffice, startOffice } from '../../offices/index';

/** A portal and one account of it, with what the person has typed and what the keychain holds at hand. */
export interface Desk {
  readonly office: RunningOffice<'onlyoffice'>;
  readonly system: OfficeSystem;
  readonly login: string;
  readonly states: SessionState[];
  password: string;
  code: string | undefined;
  /** What the person has switched on. */
  extras: readonly Extra[];
  kept: string | undefined;
  /** Ends the program and starts it again: only the keychain is left of what it knew. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly switches?: OfficeOptions['switches'];
  readonly people?: number;
  readonly role?: string;
  readonly extras?: readonly Extra[];
  readonly assumptions?: Partial<Assumptions>;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const office = await startOffice({
    system: 'onlyoffice',
    people: options.people ?? 30,
    seed: 3,
    switches: options.switches ?? {},
  });
  const person = office.logins.find((one) => one.roles.includes(options.role ?? 'lead'));
  if (person === undefined) throw new Error('the portal has no such login');
  const open = (): OfficeSystem =>
    onlyOffice(options.assumptions).open({
      origin: office.url,
      caPem: office.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => 'DIRECT',
      credentials: async () => ({
        login: person.login,
        password: desk.password,
        ...(desk.code !== undefined && { code: desk.code }),
      }),
      keptSession: async () => desk.kept,
      keepSession: async (session) => {
        desk.kept = session;
      },
      onSessionState: (state) => desk.states.push(state),
      wants: (extra) => desk.extras.includes(extra),
    });
  const desk: Desk = {
    office,
    login: person.login,
    password: person.password,
    code: undefined,
    extras: options.extras ?? [],
    kept: undefined,
    states: [],
    get system() {
      return system;
    },
    restart: async () => {
      await system.close();
      system = open();
    },
    close: async () => {
      await system.close();
      await office.close();
    },
  };
  let system = open();
  return desk;
}

export async function ticketNamed(system: OfficeSystem, id: string): Promise<Ticket> {
  const { tickets } = await system.waiting();
  const found = tickets.find((ticket) => ticket.id === id);
  if (found === undefined) throw new Error(`${id} does not wait`);
  return found;
}
