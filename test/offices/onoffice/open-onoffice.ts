import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import type { Operation } from '../common/control-contract';
import { FaultBox } from '../common/faults';
import { OfficeLog } from '../common/office-log';
import { OfficeServer } from '../common/office-server';
import { SecureListener } from '../common/secure-listener';
import { SwitchBoard, type SwitchTable } from '../common/switches';
import { ClaimBook } from './claim-book';
import { OfficeBook } from './office-book';
import { loginsOf, makeOnofficeControl, type OnofficeControl, type OnofficeLogin } from './onoffice-control';
import { OnofficeHandler } from './onoffice-handler';
import { onofficeOperations } from './onoffice-operations';
import { onofficeSwitches } from './onoffice-switches';
import { chooseCast, setTheScene } from './showcase';

interface OnofficeSettings {
  readonly people: number;
  readonly seed: number;
  readonly port: number;
  readonly switches: Readonly<Record<string, unknown>>;
  readonly now: (() => Date) | undefined;
}

interface OpenOnoffice {
  readonly listener: SecureListener;
  readonly control: OnofficeControl;
  readonly operations: Record<string, Operation>;
  readonly logins: OnofficeLogin[];
}

/** An office with its handler, not yet on the network. */
export function makeOnoffice(settings: Omit<OnofficeSettings, 'port'>) {
  const clock = new OfficeClock(settings.now);
  const switches = new SwitchBoard(onofficeSwitches);
  switches.set(settings.switches);
  const book = new OfficeBook(settings.seed, settings.people, clock);
  const cast = chooseCast(book);
  setTheScene(book, cast);
  const claims = new ClaimBook(settings.seed);
  const handler = new OnofficeHandler(book, switches.values, claims, clock);
  return { clock, switches, book, cast, claims, handler };
}

/** Opens an onOffice office on loopback. */
export async function openOnoffice(settings: OnofficeSettings, authority: Authority): Promise<OpenOnoffice> {
  const { clock, switches, book, cast, claims, handler } = makeOnoffice(settings);
  const log = new OfficeLog();
  const faults = new FaultBox();
  const server = new OfficeServer(handler, faults, log, clock);
  const listener = new SecureListener(await authority.issue('good'), server.listener);
  await listener.listen(settings.port);
  const control = makeOnofficeControl(
    {
      log,
      faults,
      switches: switches as unknown as SwitchBoard<SwitchTable>,
      listener,
      authority,
      clock,
      // There are no sessions: every action is signed by itself.
      expireSessions: () => 0,
      setPassword: (_login, password) => {
        book.secret = password;
      },
    },
    book,
    claims,
    cast,
  );
  return { listener, control, operations: onofficeOperations, logins: loginsOf(book, cast) };
}
