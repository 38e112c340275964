import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import type { Operation } from '../common/control-contract';
import { FaultBox } from '../common/faults';
import { OfficeLog } from '../common/office-log';
import type { OfficeLogin } from '../common/office-login';
import { OfficeServer } from '../common/office-server';
import { SecureListener } from '../common/secure-listener';
import { SwitchBoard, type SwitchTable } from '../common/switches';
import { Company } from './company';
import { makeOffiservControl, type OffiservControl } from './offiserv-control';
import { OffiservHandler } from './offiserv-handler';
import { offiservOperations } from './offiserv-operations';
import { loginsOf } from './offiserv-state';
import { offiservSwitches } from './offiserv-switches';
import { References } from './references';
import { chooseCast, setTheScene } from './showcase';

export interface OffiservSettings {
  readonly people: number;
  readonly seed: number;
  readonly port: number;
  readonly switches: Readonly<Record<string, unknown>>;
  readonly now: (() => Date) | undefined;
}

export interface OpenOffiserv {
  readonly listener: SecureListener;
  readonly control: OffiservControl;
  readonly operations: Record<string, Operation>;
  readonly logins: OfficeLogin[];
}

/** A company with its handler, not yet on the network. */
export function makeOffiserv(settings: Omit<OffiservSettings, 'port'>) {
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
export async function openOffiserv(settings: OffiservSettings, authority: Authority): Promise<OpenOffiserv> {
  const { clock, switches, company, cast, handler } = makeOffiserv(settings);
  const log = new OfficeLog();
  const faults = new FaultBox();
  const server = new OfficeServer(handler, faults, log, clock);
  const listener = new SecureListener(await authority.issue('good'), server.listener);
  await listener.listen(settings.port);
  handler.origin = `https://localhost:${listener.port}`;

  const control = makeOffiservControl(
    {
      log,
      faults,
      switches: switches as unknown as SwitchBoard<SwitchTable>,
      listener,
      authority,
      clock,
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
  return { listener, control, operations: offiservOperations, logins: loginsOf(company, cast) };
}
