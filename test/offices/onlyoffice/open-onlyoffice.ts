import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import type { Operation } from '../common/control-contract';
import { FaultBox } from '../common/faults';
import { OfficeLog } from '../common/office-log';
import { OfficeServer } from '../common/office-server';
import { SecureListener } from '../common/secure-listener';
import { SwitchBoard, type SwitchTable } from '../common/switches';
import {
  loginsOf,
  makeOnlyofficeControl,
  type OnlyofficeControl,
  type OnlyofficeLogin,
} from './onlyoffice-control';
import { OnlyofficeHandler } from './onlyoffice-handler';
import { onlyofficeOperations } from './onlyoffice-operations';
import { onlyofficeSwitches } from './onlyoffice-switches';
import { Portal } from './portal';

export interface OnlyofficeSettings {
  readonly people: number;
  readonly seed: number;
  readonly port: number;
  readonly switches: Readonly<Record<string, unknown>>;
  readonly now: (() => Date) | undefined;
}

export interface OpenOnlyoffice {
  readonly listener: SecureListener;
  readonly control: OnlyofficeControl;
  readonly operations: Record<string, Operation>;
  readonly logins: OnlyofficeLogin[];
}

/** A portal with its handler, not yet on the network. */
export function makeOnlyoffice(settings: Omit<OnlyofficeSettings, 'port'>) {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(onlyofficeSwitches);
  switches.set(settings.switches);
  const portal = new Portal(settings.seed, settings.people, clock, switches.values);
  const handler = new OnlyofficeHandler(portal);
  return { clock, switches, portal, handler };
}

/** Opens an ONLYOFFICE portal on loopback. */
export async function openOnlyoffice(
  settings: OnlyofficeSettings,
  authority: Authority,
): Promise<OpenOnlyoffice> {
  const { clock, switches, portal, handler } = makeOnlyoffice(settings);
  const log = new OfficeLog();
  const faults = new FaultBox();
  const server = new OfficeServer(handler, faults, log, clock);
  const listener = new SecureListener(await authority.issue('good'), server.listener);
  await listener.listen(settings.port);
  handler.origin = `https://localhost:${listener.port}`;
  const control = makeOnlyofficeControl(
    {
      log,
      faults,
      switches: switches as unknown as SwitchBoard<SwitchTable>,
      listener,
      authority,
      clock,
      expireSessions: (login) => handler.signIn.expire(login),
      setPassword: (login, password) => {
        const person = portal.get(login);
        portal.setPassword(person, password);
        handler.signIn.unlock(person);
        // A new password ends what the old one began.
        handler.signIn.expire(person.userName);
      },
    },
    portal,
    handler.signIn,
  );
  return { listener, control, operations: onlyofficeOperations, logins: loginsOf(portal) };
}
