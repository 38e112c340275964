import type { PlainDate } from '../common/plain-dates';
import type { Company } from './company';
import { dayWord, instantWord } from './date-words';
import type { LeaveType } from './model';
import type { OffiservValues } from './offiserv-switches';
import type { ReferenceKind, References } from './references';

export type Fields = Record<string, unknown>;

/** Puts the office's own data into the forms that the switches ask for. */
export class Presenter {
  constructor(
    readonly company: Company,
    readonly switches: OffiservValues,
    private readonly references: References,
    private readonly origin: () => string,
  ) {}

  /** A reference as it stands in the field of that name. */
  reference(field: string, kind: ReferenceKind, id: string | number): string {
    return this.publish(field, this.references.path(kind, id));
  }

  publish(field: string, path: string): string {
    return this.references.publish(path, field, this.switches, this.origin());
  }

  /** The path alone, for the control port and the ledger. */
  path(kind: ReferenceKind, id: string | number): string {
    return this.references.path(kind, id);
  }

  /** An object with the fields that are to be seen, in this order. */
  record(fields: Fields): Fields {
    const hidden = this.switches.hideFields.split(',');
    const shown = Object.entries(fields).filter(
      ([name, value]) => value !== undefined && !hidden.includes(name),
    );
    if (!this.switches.extraFields) return Object.fromEntries(shown);
    return Object.fromEntries([
      ['_rev', 17],
      ...shown,
      ['labels', { color: 'blue', tags: ['a', 'b'] }],
      ['legacyNote', null],
    ]);
  }

  /** A list that is a document of its own. */
  list(items: readonly unknown[]): unknown {
    if (this.switches.lists === 'wrapped') return { items };
    if (this.switches.lists === 'wrapped-with-count') return { total: items.length, items, next: null };
    return items;
  }

  /** A list inside an object. */
  innerList(items: readonly unknown[]): unknown {
    return this.switches.innerLists === 'wrapped' ? { items } : items;
  }

  /** A text that may be empty. */
  optional(text: string): string | null | undefined {
    if (text !== '') return text;
    const { emptyFields } = this.switches;
    return emptyFields === 'null' ? null : emptyFields === 'absent' ? undefined : '';
  }

  instant(instant: Date): string | number {
    return instantWord(instant, this.switches.dates, this.company.zone);
  }

  day(date: PlainDate): string | number {
    return dayWord(date, this.switches.dates, this.company.zone);
  }

  leaveType(type: LeaveType | undefined): string | undefined {
    return this.switches.leaveTypeWords === 'polish' ? type?.polishName : type?.name;
  }
}
