import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import { type OfficeSettings, type OpenOffice, serveOffice } from '../common/serve-office';
import { SwitchBoard } from '../common/switches';
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

/** A portal with its handler, not yet on the network. */
export function makeOnlyoffice(settings: Omit<OfficeSettings, 'port'>) {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(onlyofficeSwitches);
  switches.set(settings.switches);
  const portal = new Portal(settings.seed, settings.people, clock, switches.values);
  const handler = new OnlyofficeHandler(portal);
  return { clock, switches, portal, handler };
}

/** Opens an ONLYOFFICE portal on loopback. */
export async function openOnlyoffice(
  settings: OfficeSettings,
  authority: Authority,
): Promise<OpenOffice<OnlyofficeControl, OnlyofficeLogin>> {
  const made = makeOnlyoffice(settings);
  const { portal, handler } = made;
  const { origin, parts } = await serveOffice(made, settings.port, authority);
  handler.origin = origin;
  const control = makeOnlyofficeControl(
    {
      ...parts,
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
  return { listener: parts.listener, control, operations: onlyofficeOperations, logins: loginsOf(portal) };
}
