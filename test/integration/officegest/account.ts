import type { OfficeSystem, SessionState } from '../../../electron/office/office-system';
import type { Bounds } from '../../../electron/session/bounds';
import type { Assumptions } from '../../../electron/systems/officegest/assumptions';
import { officeGest } from '../../../electron/systems/officegest/index';
import { type OfficeOptions, type RunningOffice, startOffice } from '../../offices/index';

/** A workshop and one account of it, with the person's password at hand. */
export interface Desk {
  readonly office: RunningOffice<'officegest'>;
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
  /** Whose account it is; the mechanic's unless told otherwise. */
  readonly role?: string;
  /** What is typed for the login. */
  readonly userName?: (login: string) => string;
  /** Whom they say to be; nobody in particular unless told otherwise, `null` before they were asked. */
  readonly person?: string | null;
  readonly assumptions?: Partial<Assumptions>;
  readonly bounds?: Partial<Bounds>;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const office = await startOffice({
    system: 'officegest',
    people: options.people ?? 30,
    seed: 5,
    switches: options.switches ?? {},
  });
  const person = office.logins.find((one) => one.roles.includes(options.role ?? 'mechanic'));
  if (person === undefined) throw new Error('the office has no such login');
  const typed = options.userName?.(person.login) ?? person.login;
  const states: SessionState[] = [];
  const desk: Desk = {
    office,
    login: person.login,
    password: person.password,
    states,
    system: officeGest(options.assumptions, options.bounds).open({
      origin: office.url,
      caPem: office.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => 'DIRECT',
      credentials: async () => ({
        login: typed,
        password: desk.password,
        ...(options.person !== null && { person: options.person ?? '' }),
      }),
      onSessionState: (state) => states.push(state),
    }),
    close: async () => {
      await desk.system.close();
      await office.close();
    },
  };
  return desk;
}
