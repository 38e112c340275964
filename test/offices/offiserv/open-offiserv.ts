import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import { type OfficeSettings, type OpenOffice, serveOffice } from '../common/serve-office';
import { SwitchBoard } from '../common/switches';
import { Company } from './company';
import { makeOffiservControl, type OffiservControl } from './offiserv-control';
import { OffiservHandler } from './offiserv-handler';
import { offiservOperations } from './offiserv-operations';
import { loginsOf } from './offiserv-state';
import { offiservSwitches } from './offiserv-switches';
import { References } from './references';
import { chooseCast, setTheScene } from './showcase';

/** A company with its handler, not yet on the network. */
export function makeOffiserv(settings: Omit<OfficeSettings, 'port'>) {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(offiservSwitches);
  switches.set(settings.switches);
  const company = new Company(settings.seed, settings.people, clock);
  const cast = chooseCast(company);
  setTheScene(company, cast, clock.now());
  const references = new References(settings.seed);
  const handler = new OffiservHandler(company, switches.values, references, clock, settings.seed);
  return { clock, switches, company, cast, handler };
}

/** Opens an OffiServ office on loopback. */
export async function openOffiserv(
  settings: OfficeSettings,
  authority: Authority,
): Promise<OpenOffice<OffiservControl>> {
  const made = makeOffiserv(settings);
  const { company, cast, handler } = made;
  const { origin, parts } = await serveOffice(made, settings.port, authority);
  handler.origin = origin;

  const control = makeOffiservControl(
    {
      ...parts,
      expireSessions: (login) => handler.sessions.expire(login),
      setPassword: (login, password) => {
        const person = company.staff.get(login);
        company.setPassword(person, password);
        handler.signIn.unlock(person);
      },
    },
    handler.present,
    cast,
  );
  return {
    listener: parts.listener,
    control,
    operations: offiservOperations,
    logins: loginsOf(company, cast),
  };
}
