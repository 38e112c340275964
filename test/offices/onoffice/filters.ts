import { isRecord } from '../common/office-request';
import { ActionError } from './action-error';

/** One field's value as a filter compares it. */
export type Compared = string | number;

/**
 * Whether a record passes a filter. All conditions have to hold.
 * @param valueFor the field's value; an ActionError for a field that cannot be filtered by
 */
export function passes(filter: unknown, valueFor: (field: string) => Compared): boolean {
  if (filter === undefined || filter === null || (Array.isArray(filter) && filter.length === 0)) return true;
  if (!isRecord(filter)) throw new ActionError(74, 'The parameter filter has a wrong type.');
  return Object.entries(filter).every(([field, conditions]) => {
    if (!Array.isArray(conditions)) throw new ActionError(74, 'The parameter filter has a wrong type.');
    const value = valueFor(field);
    return conditions.every((condition) => holds(condition, value));
  });
}

function holds(condition: unknown, value: Compared): boolean {
  if (!isRecord(condition)) throw new ActionError(74, 'The parameter filter has a wrong type.');
  const { op, val } = condition;
  const list = (Array.isArray(val) ? val : [val]).map((one) => String(one ?? ''));
  const order = (other: string): number =>
    typeof value === 'number' ? value - Number(other) : value < other ? -1 : value > other ? 1 : 0;
  const [first = '', second = ''] = list;
  switch (String(op).toLowerCase()) {
    case 'is':
    case '=':
      return order(first) === 0;
    case '!=':
    case '<>':
      return order(first) !== 0;
    case '>':
      return order(first) > 0;
    case '<':
      return order(first) < 0;
    case '>=':
      return order(first) >= 0;
    case '<=':
      return order(first) <= 0;
    case 'between':
      return order(first) >= 0 && order(second) <= 0;
    case 'in':
      return list.some((one) => order(one) === 0);
    case 'not in':
      return list.every((one) => order(one) !== 0);
    case 'like':
      return like(String(value), first);
    case 'not like':
      return !like(String(value), first);
    default:
      throw new ActionError(142, `Unknown operator: ${String(op)}`);
  }
}

function like(value: string, pattern: string): boolean {
  const parts = pattern.split('%').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'isu').test(value);
}
