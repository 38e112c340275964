/** A name cut where matched letters begin and end. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** @param marks [start, end) offsets; whatever does not fit the name is left out rather than trusted. */
export function segmentsOf(name: string, marks: readonly (readonly [number, number])[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const sorted = [...marks].sort((one, other) => one[0] - other[0]);
  for (const [start, end] of sorted) {
    const from = Math.max(start, at);
    const to = Math.min(end, name.length);
    if (to <= from) continue;
    if (from > at) segments.push({ text: name.slice(at, from), marked: false });
    segments.push({ text: name.slice(from, to), marked: true });
    at = to;
  }
  if (at < name.length) segments.push({ text: name.slice(at), marked: false });
  return segments;
}
