import { lineOf } from '../../session/fields';
import type { Action, ActionSuccess } from './action';
import { idOf } from './fields';

/** The only structure that an office has (reference a.9); there are no departments. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly userIds: readonly string[];
  readonly leaders: readonly string[];
}

export const allGroups: Action = { verb: 'get', resourceType: 'groups', parameters: {} };

export function readGroups({ records }: ActionSuccess): Group[] {
  return records.flatMap(({ id, elements }) => {
    const name = lineOf(elements.name, 200);
    if (name === undefined) return [];
    const type = lineOf(elements.groupType, 60) ?? '';
    return [{ id, name, type, userIds: idsIn(elements.userIds), leaders: idsIn(elements.leaders) }];
  });
}

/** An office group stands for an office or team; the others are about something else. */
export function officesFirst(one: Group, other: Group): number {
  return Number(other.type === 'GroupOffice') - Number(one.type === 'GroupOffice');
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((one) => idOf(one) ?? []) : [];
}
