import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from './common/certificates';
import type { CommonControl } from './common/common-control';
import { ControlServer } from './common/control-server';
import type { OfficeLogin } from './common/office-login';
import { remoteControl } from './common/remote-control';
import { officegestOperations } from './officegest/officegest-operations';
import { openOfficegest } from './officegest/open-officegest';
import { leastPeople } from './offiserv/make-people';
import type { OffiservControl } from './offiserv/offiserv-control';
import { offiservOperations } from './offiserv/offiserv-operations';
import { openOffiserv } from './offiserv/open-offiserv';
import { onlyofficeOperations } from './onlyoffice/onlyoffice-operations';
import { openOnlyoffice } from './onlyoffice/open-onlyoffice';
import { onofficeOperations } from './onoffice/onoffice-operations';
import { openOnoffice } from './onoffice/open-onoffice';

export type { OfficeLogin } from './common/office-login';
export type { OffiservControl } from './offiserv/offiserv-control';
export type { LeaveState, PersonState } from './offiserv/offiserv-state';

/** How an office of each system is opened, and the functions of its control port. A system is added by a line here. */
const offices = {
  offiserv: { open: openOffiserv, operations: offiservOperations },
  officegest: { open: openOfficegest, operations: officegestOperations },
  onlyoffice: { open: openOnlyoffice, operations: onlyofficeOperations },
  onoffice: { open: openOnoffice, operations: onofficeOperations },
};

export type OfficeName = keyof typeof offices;
type ControlOf<Name extends OfficeName> = Awaited<ReturnType<(typeof offices)[Name]['open']>>['control'];

/** The systems that an office can be opened with. */
export const officeSystems = Object.keys(offices) as OfficeName[];

export interface OfficeOptions<Name extends OfficeName = OfficeName> {
  readonly system: Name;
  /** How many people the company has; at least four. */
  readonly people: number;
  /** The same seed gives the same people, relations and passwords. */
  readonly seed: number;
  /** HTTPS port on loopback; 0, the default, lets the system choose. */
  readonly port?: number;
  /** Plain HTTP port of the control functions; 0, the default, lets the system choose. */
  readonly controlPort?: number;
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
  /** The office's clock; by default the real one. */
  readonly now?: () => Date;
}

export interface RunningOffice<Name extends OfficeName = 'offiserv'> {
  /** Such as `https://localhost:40123`, with no path. */
  readonly url: string;
  readonly port: number;
  /** The certificate of the office's own authority, and a file that holds it until the office closes. */
  readonly caPem: string;
  readonly caFile: string;
  readonly controlUrl: string;
  /** The first is an approver for whom several requests wait. */
  readonly logins: readonly OfficeLogin[];
  readonly control: ControlOf<Name>;
  close(): Promise<void>;
}

/**
 * Opens an office on loopback, over real HTTPS, with its control port.
 * @throws RangeError for fewer than four people, or a switch that does not exist
 */
export async function startOffice<Name extends OfficeName>(
  options: OfficeOptions<Name>,
): Promise<RunningOffice<Name>> {
  if (options.people < leastPeople) throw new RangeError(`A company has at least ${leastPeople} people.`);
  const authority = await Authority.make('Demonstration office authority');
  const { people, seed, port = 0, controlPort = 0, switches = {}, now } = options;
  const office = await offices[options.system].open({ people, seed, port, switches, now }, authority);
  const controlServer = new ControlServer(office.operations, office.control);
  const controlUrl = await controlServer.listen(controlPort);
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.caPem);
  return {
    url: `https://localhost:${office.listener.port}`,
    port: office.listener.port,
    caPem: authority.caPem,
    caFile,
    controlUrl,
    logins: office.logins,
    // The table gives each name the control of its own system, which the compiler does not follow through the call.
    control: office.control as ControlOf<Name>,
    close: async () => {
      await Promise.all([office.listener.stop(), controlServer.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same control functions for an office in another process, such as one that the command line started. */
export function connectControl(controlUrl: string): OffiservControl;
export function connectControl<Name extends OfficeName>(controlUrl: string, system: Name): ControlOf<Name>;
export function connectControl(controlUrl: string, system: OfficeName = 'offiserv'): object {
  return remoteControl<CommonControl>(offices[system].operations, controlUrl);
}
