import type { SystemDefinition } from '../office/office-system';
import { demo } from './demo/index';
import { officeGest } from './officegest/index';
import { offiServ } from './offiserv/index';
import { onlyOffice } from './onlyoffice/index';
import { onOffice } from './onoffice/index';

/** Every office system there is, in the order in which they are offered, and the one that is made up. */
export const systems: readonly SystemDefinition[] = [
  offiServ(),
  officeGest(),
  onlyOffice(),
  onOffice(),
  demo(),
];
