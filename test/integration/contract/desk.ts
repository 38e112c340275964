import { type Failure, failureOf } from '../../../electron/office/errors';
import type { OfficeSystem, SessionState, Waiting } from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import type { Bounds } from '../../../electron/session/bounds';
import type { OfficeUnderTest, SystemUnderTest, WorkToDecide } from './system-under-test';

/** An office and one account of it, with the password at hand. */
export interface Desk {
  readonly office: OfficeUnderTest;
  readonly system: OfficeSystem;
  readonly states: SessionState[];
  /** What the keychain would give. */
  password: string;
}

export interface DeskOptions {
  readonly people?: number;
  readonly bounds?: Partial<Bounds>;
}

/** Opens a desk that is closed when the test has finished. */
export async function openDesk(
  under: SystemUnderTest,
  { onTestFinished }: { onTestFinished(close: () => Promise<void>): void },
  { people = 30, bounds = {} }: DeskOptions = {},
): Promise<Desk> {
  const office = await under.open(people);
  const states: SessionState[] = [];
  const desk: Desk = {
    office,
    states,
    password: office.credentials.password,
    system: under.define(bounds).open({
      origin: office.url,
      caPem: office.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => 'DIRECT',
      credentials: async () => ({ ...office.credentials, password: desk.password }),
      onSessionState: (state) => states.push(state),
      // Everything that can be switched on keeps the promises too.
      wants: () => true,
    }),
  };
  onTestFinished(async () => {
    await desk.system.close();
    await office.close();
  });
  return desk;
}

/** What a look could not read: all of it, or parts. */
export async function failuresOf(look: Promise<Waiting>): Promise<readonly Failure[]> {
  return await look.then(
    ({ missing }) => missing.map(({ failure }) => failure),
    (error: unknown) => [failureOf(error)],
  );
}

/** The ticket of something that was just made at the office. */
export async function ticketOf(system: OfficeSystem, work: Pick<WorkToDecide, 'is'>): Promise<Ticket> {
  const found = (await system.waiting()).tickets.find((ticket) => work.is(ticket));
  if (found === undefined) throw new Error('what is new does not wait');
  return found;
}

/** In an order of their own, because a server may list them in any. */
export function byId<One extends { readonly id: string }>(all: readonly One[]): One[] {
  return all.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
