import type { SystemDefinition } from '../office/office-system';
import { officeGest } from './officegest/index';
import { offiServ } from './offiserv/index';
import { onlyOffice } from './onlyoffice/index';
import { onOffice } from './onoffice/index';

/** Every office system there is, in the order in which they are offered. */
export const systems: readonly SystemDefinition[] = [offiServ(), officeGest(), onlyOffice(), onOffice()];
