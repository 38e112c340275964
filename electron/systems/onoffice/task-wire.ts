import { lineOf, textOf } from '../../session/fields';
import type { OfficeRecord } from './action';
import { readMoment } from './dates';
import { flagOf, wholeOf } from './fields';

/** The states of a task: written as a number, read as a German label (reference a.7, b.3). */
export const taskStates = {
  notStarted: 1,
  inProcess: 2,
  completed: 3,
  deferred: 4,
  cancelled: 5,
  miscellaneous: 6,
  checked: 7,
  clarification: 8,
} as const;

const labels = [
  'Nicht begonnen',
  'In Bearbeitung',
  'Erledigt',
  'Zurückgestellt',
  'Abgebrochen',
  'Sonstiges',
  'Geprüft',
  'Klärungsbedarf',
];

/** The states in which nothing is left to do. */
const closedStates: readonly number[] = [taskStates.completed, taskStates.cancelled, taskStates.checked];
export const openStates: readonly number[] = Object.values(taskStates).filter(
  (state) => !closedStates.includes(state),
);

export function labelOf(state: number): string {
  return labels[state - 1] ?? '';
}

/** What is asked of a task (a.7). `Nr` is refused here, and comes as the record's own number. */
export const taskFields = [
  'Betreff',
  'Aufgabe',
  'Status',
  'Stand',
  'erledigt',
  'Prio',
  'Verantwortung',
  'Verantwortung_Gruppe',
  'Bearbeiter',
  'von',
  'Deadline',
  'Deadline_strikt',
  'Beginnt_am',
  'Beginnt_um',
  'Eintragsdatum',
  'modified',
  'Privat',
];

export interface Task {
  readonly id: string;
  readonly subject: string | undefined;
  readonly text: string | undefined;
  /** 1 to 8, or `undefined` for a label that nobody knows. */
  readonly state: number | undefined;
  /** The label as it came. */
  readonly stateText: string;
  readonly isDone: boolean | undefined;
  readonly priority: number | undefined;
  readonly responsible: string | undefined;
  readonly responsibleGroup: string | undefined;
  readonly processor: string | undefined;
  readonly creator: string | undefined;
  /** Epoch milliseconds; has no effect in the office unless strict. */
  readonly deadline: number | undefined;
  readonly isDeadlineStrict: boolean;
  /** A deferred task begins then. */
  readonly startsAt: number | undefined;
  readonly createdAt: number | undefined;
  /** As it came: a wall time of a zone that is not known (c.8). */
  readonly modified: string | undefined;
  readonly isPrivate: boolean;
}

export function readTask({ id, elements }: OfficeRecord, zone: string): Task {
  const stateText = lineOf(elements.Status, 100) ?? '';
  return {
    id,
    subject: lineOf(elements.Betreff),
    text: textOf(elements.Aufgabe),
    state: stateOf(stateText),
    stateText: labelOf(stateOf(stateText) ?? 0) || stateText,
    isDone: flagOf(elements.erledigt),
    priority: wholeOf(elements.Prio),
    responsible: lineOf(elements.Verantwortung),
    responsibleGroup: lineOf(elements.Verantwortung_Gruppe),
    processor: lineOf(elements.Bearbeiter),
    creator: lineOf(elements.von),
    deadline: readMoment(elements.Deadline, zone),
    isDeadlineStrict: flagOf(elements.Deadline_strikt) ?? false,
    startsAt: startOf(elements.Beginnt_am, elements.Beginnt_um, zone),
    createdAt: readMoment(elements.Eintragsdatum, zone),
    modified: lineOf(elements.modified, 30),
    isPrivate: flagOf(elements.Privat) ?? false,
  };
}

/** Open as long as neither the state nor the flag says otherwise: the two are set independently (b.3). */
export function isOpen({ state, isDone }: Task): boolean {
  return isDone !== true && (state === undefined || openStates.includes(state));
}

/** A number and a label are both taken. */
function stateOf(text: string): number | undefined {
  const number = wholeOf(text);
  if (number !== undefined) return number >= 1 && number <= 8 ? number : undefined;
  const same = text.normalize('NFC').toLowerCase();
  const at = labels.findIndex((label) => label.toLowerCase() === same);
  return at < 0 ? undefined : at + 1;
}

/** The day and the time of a deferral stand in two fields; the day may carry a time of its own. */
function startOf(day: unknown, time: unknown, zone: string): number | undefined {
  const date = lineOf(day, 30) ?? '';
  const clock = lineOf(time, 10) ?? '';
  const hasOwnTime = /[T ](?!00:00(?::00)?$)\d{2}:/.test(date);
  return readMoment(hasOwnTime || clock === '' ? date : `${date.slice(0, 10)} ${clock}`, zone);
}
