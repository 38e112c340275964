import type { Authority } from '../common/certificates';
import { OfficeClock } from '../common/clock';
import { type OfficeSettings, type OpenOffice, serveOffice } from '../common/serve-office';
import { SwitchBoard } from '../common/switches';
import { ClaimBook } from './claim-book';
import { OfficeBook } from './office-book';
import { loginsOf, makeOnofficeControl, type OnofficeControl, type OnofficeLogin } from './onoffice-control';
import { OnofficeHandler } from './onoffice-handler';
import { onofficeOperations } from './onoffice-operations';
import { onofficeSwitches } from './onoffice-switches';
import { chooseCast, setTheScene } from './showcase';

/** An office with its handler, not yet on the network. */
export function makeOnoffice(settings: Omit<OfficeSettings, 'port'>) {
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
export async function openOnoffice(
  settings: OfficeSettings,
  authority: Authority,
): Promise<OpenOffice<OnofficeControl, OnofficeLogin>> {
  const made = makeOnoffice(settings);
  const { book, cast, claims } = made;
  const { parts } = await serveOffice(made, settings.port, authority);
  const control = makeOnofficeControl(
    {
      ...parts,
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
  return { listener: parts.listener, control, operations: onofficeOperations, logins: loginsOf(book, cast) };
}
