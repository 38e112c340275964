/** Moments until which a request can be put off. Pure. Days are those of this computer. */
const morningHour = 8;

/** Eight o'clock on the last working day before a leave begins; `undefined` when that is no later than tomorrow. */
export function beforeItStarts(from: string, nowMs: number): number | undefined {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const day = new Date(year, month - 1, date - 1, morningHour);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() - 1);
  const now = new Date(nowMs);
  const dayAfterTomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 2);
  return day.getTime() >= dayAfterTomorrow.getTime() ? day.getTime() : undefined;
}
