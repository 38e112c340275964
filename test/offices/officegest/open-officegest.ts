import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import { type OfficeSettings, type OpenOffice, serveOffice } from '../common/serve-office';
import { SwitchBoard } from '../common/switches';
import { loginsOf, makeOfficegestControl, type OfficegestControl } from './officegest-control';
import { OfficegestHandler } from './officegest-handler';
import { officegestOperations } from './officegest-operations';
import { officegestSwitches } from './officegest-switches';
import { Workshop } from './workshop';

/** Opens an OfficeGest office on loopback. */
export async function openOfficegest(
  settings: OfficeSettings,
  authority: Authority,
): Promise<OpenOffice<OfficegestControl>> {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(officegestSwitches);
  switches.set(settings.switches);
  const workshop = new Workshop(settings.seed, settings.people, clock);
  const handler = new OfficegestHandler(workshop, switches.values, clock);
  const { parts } = await serveOffice({ clock, switches, handler }, settings.port, authority);

  const control = makeOfficegestControl(
    {
      ...parts,
      expireSessions: (login) => handler.tokens.expire(login),
      setPassword: (login, password) => workshop.setPassword(login.toLowerCase(), password),
    },
    workshop,
  );
  return { listener: parts.listener, control, operations: officegestOperations, logins: loginsOf(workshop) };
}
