import { eachInTurns } from '../../office/turns';
import { lineOf } from '../../session/fields';
import type { Action, ActionSuccess } from './action';
import { idOf } from './fields';

/** The only structure that an office has (reference a.9); there are no departments. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly leaders: readonly string[];
}

/** A group and who is in it, which is read once and not kept: there may be as many as users. */
export interface FilledGroup {
  readonly group: Group;
  /** Their numbers as they came. */
  readonly members: readonly unknown[];
}

export const allGroups: Action = { verb: 'get', resourceType: 'groups', parameters: {} };

/** In turns with everybody else: a large office has thousands. */
export async function readGroups({ records }: ActionSuccess): Promise<readonly FilledGroup[]> {
  const groups: FilledGroup[] = [];
  await eachInTurns(records, ({ id, elements }) => {
    const name = lineOf(elements.name, 200);
    if (name === undefined) return;
    const type = lineOf(elements.groupType, 60) ?? '';
    const leaders = listIn(elements.leaders).flatMap((one) => idOf(one) ?? []);
    groups.push({ group: { id, name, type, leaders }, members: listIn(elements.userIds) });
  });
  return groups;
}

/** An office group stands for an office or team; the others are about something else. */
export function officesFirst(one: Group, other: Group): number {
  return Number(other.type === 'GroupOffice') - Number(one.type === 'GroupOffice');
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
