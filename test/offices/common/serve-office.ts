import type { Authority } from './certificates';
import type { OfficeClock } from './clock';
import type { CommonParts } from './common-control';
import type { Operation } from './control-contract';
import { FaultBox } from './faults';
import { OfficeLog } from './office-log';
import type { OfficeLogin } from './office-login';
import { type OfficeHandler, OfficeServer } from './office-server';
import { SecureListener } from './secure-listener';
import type { SwitchBoard, SwitchTable } from './switches';

/** What every office is opened with. */
export interface OfficeSettings {
  readonly people: number;
  readonly seed: number;
  readonly port: number;
  readonly switches: Readonly<Record<string, unknown>>;
  readonly now: (() => Date) | undefined;
}

/** An office on the network, with what its control port offers. */
export interface OpenOffice<Control, Login extends OfficeLogin = OfficeLogin> {
  readonly listener: SecureListener;
  readonly control: Control;
  readonly operations: Record<string, Operation>;
  readonly logins: Login[];
}

/** What an office says of itself: its clock and its switches, and what answers. */
export interface MadeOffice<Table extends SwitchTable> {
  readonly clock: OfficeClock;
  readonly switches: SwitchBoard<Table>;
  readonly handler: OfficeHandler;
}

/** Puts an office on loopback. The parts are those of its control; how sessions end and passwords change is its own. */
export async function serveOffice<Table extends SwitchTable>(
  { clock, switches, handler }: MadeOffice<Table>,
  port: number,
  authority: Authority,
): Promise<{
  readonly origin: string;
  readonly parts: Omit<CommonParts, 'expireSessions' | 'setPassword'>;
}> {
  const log = new OfficeLog();
  const faults = new FaultBox();
  const server = new OfficeServer(handler, faults, log, clock);
  const listener = new SecureListener(await authority.issue('good'), server.listener);
  await listener.listen(port);
  return {
    origin: `https://localhost:${listener.port}`,
    parts: {
      log,
      faults,
      switches: switches as unknown as SwitchBoard<SwitchTable>,
      listener,
      authority,
      clock,
    },
  };
}
