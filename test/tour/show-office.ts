import type { OfficeName, RunningOffice } from '../offices';
import type { OfficeOnShow } from './office-on-show';
import { officegestOnShow } from './offices/officegest';
import { offiservOnShow } from './offices/offiserv';
import { onlyofficeOnShow } from './offices/onlyoffice';
import { onofficeOnShow } from './offices/onoffice';

/** How each system is shown. A system is added by a line here. */
const shows: { readonly [Name in OfficeName]: (office: RunningOffice<Name>) => Promise<OfficeOnShow> } = {
  offiserv: offiservOnShow,
  officegest: officegestOnShow,
  onlyoffice: onlyofficeOnShow,
  onoffice: onofficeOnShow,
};

/** A running office as the tour and the demonstration see it. */
export function showOffice<Name extends OfficeName>(
  system: Name,
  office: RunningOffice<Name>,
): Promise<OfficeOnShow> {
  return shows[system](office);
}
