import type { SystemDefinition } from '../office/office-system';
import { officeGest } from './officegest/index';
import { offiServ } from './offiserv/index';
export const systems: readonly SystemDefinition[] = [offiServ(), officeGest(), onlyOffice(), onOffice()];
