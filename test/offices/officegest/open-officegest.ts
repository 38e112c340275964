import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import type { Operation } from '../common/control-contract';
import { FaultBox } from '../common/faults';
import { OfficeLog } from '../common/office-log';
import type { OfficeLogin } from '../common/office-login';
import { OfficeServer } from '../common/office-server';
import { SecureListener } from '../common/secure-listener';
import { SwitchBoard, type SwitchTable } from '../common/switches';
import { loginsOf, makeOfficegestControl, type OfficegestControl } from './officegest-control';
import { OfficegestHandler } from './officegest-handler';
import { officegestOperations } from './officegest-operations';
import { officegestSwitches } from './officegest-switches';
import { Workshop } from './workshop';

interface OfficegestSettings {
  readonly people: number;
  readonly seed: number;
  readonly port: number;
  readonly switches: Readonly<Record<string, unknown>>;
  readonly now: (() => Date) | undefined;
}

interface OpenOfficegest {
  readonly listener: SecureListener;
  readonly control: OfficegestControl;
  readonly operations: Record<string, Operation>;
  readonly logins: OfficeLogin[];
}

/** Opens an OfficeGest office on loopback. */
export async function openOfficegest(
  settings: OfficegestSettings,
  authority: Authority,
): Promise<OpenOfficegest> {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(officegestSwitches);
  switches.set(settings.switches);
  const workshop = new Workshop(settings.seed, settings.people, clock);
  const handler = new OfficegestHandler(workshop, switches.values, clock);
  const log = new OfficeLog();
  const faults = new FaultBox();
  const server = new OfficeServer(handler, faults, log, clock);
  const listener = new SecureListener(await authority.issue('good'), server.listener);
  await listener.listen(settings.port);

  const control = makeOfficegestControl(
    {
      log,
      faults,
      switches: switches as unknown as SwitchBoard<SwitchTable>,
      listener,
      authority,
      clock,
      expireSessions: (login) => handler.tokens.expire(login),
      setPassword: (login, password) => workshop.setPassword(login.toLowerCase(), password),
    },
    workshop,
  );
  return { listener, control, operations: officegestOperations, logins: loginsOf(workshop) };
}
