/** Who of a team is away in the period of a request, and whether too few would be left. Pure. */
import type { Settings, TicketCard } from '../bridge/slices';
import type { Leave } from '../office/leave';
import type { Absence } from '../office/person';
import { workingDaysOf } from './days';

export interface OverlapQuestion {
  readonly leave: Pick<Leave, 'from' | 'to'>;
  /** The others of the team, with their time away. */
  readonly others: readonly { readonly name: string; readonly absences: readonly Absence[] }[];
  readonly mostAway: Settings['mostAway'];
}

/** Parts of a whole: two thirds are [2, 3]. */
const shares: Readonly<Record<Settings['mostAway'], readonly [number, number] | undefined>> = {
  any: undefined,
  quarter: [1, 4],
  third: [1, 3],
  half: [1, 2],
  'two-thirds': [2, 3],
};

/** Overlap is counted over the whole period, conflict day by day: two who are away one after the other leave no gap. */
export function overlapOf({ leave, others, mostAway }: OverlapQuestion): NonNullable<TicketCard['away']> {
  const days = workingDaysOf(leave);
  const names: string[] = [];
  const asked: string[] = [];
  const awayOn = new Map<string, number>();
  for (const { name, absences } of others) {
    const shared = absences.filter((absence) => days.some((day) => touches(absence, day)));
    const granted = shared.filter(({ pending }) => !pending);
    if (granted.length > 0) names.push(name);
    else if (shared.length > 0) asked.push(name);
    for (const day of days) {
      if (granted.some((absence) => touches(absence, day))) awayOn.set(day, (awayOn.get(day) ?? 0) + 1);
    }
  }
  const teamSize = others.length + 1;
  const conflict = worstDay(awayOn, teamSize, mostAway);
  return {
    names: names.sort(byName),
    asked: asked.sort(byName),
    teamSize,
    ...(conflict === undefined ? {} : { conflict }),
  };
}

/** The first of the days on which most are away, if that is more than may be. A team of one has no overlap to judge. */
function worstDay(
  awayOn: ReadonlyMap<string, number>,
  teamSize: number,
  mostAway: Settings['mostAway'],
): NonNullable<TicketCard['away']>['conflict'] {
  const share = shares[mostAway];
  const [worst] = [...awayOn].sort(
    ([day, away], [otherDay, otherAway]) => otherAway - away || day.localeCompare(otherDay),
  );
  if (share === undefined || worst === undefined) return undefined;
  const [parts, whole] = share;
  // The requester would be away too.
  const away = worst[1] + 1;
  return away * whole > parts * teamSize ? { day: worst[0], away } : undefined;
}

function touches({ from, to }: Absence, day: string): boolean {
  return from <= day && day <= to;
}

function byName(one: string, other: string): number {
  return one.localeCompare(other);
}
