import { hashText } from '../common/random';
import type { LeaveType, Person } from './model';

/** The absence types of the demonstration company; every organization defines its own. */
export const leaveTypes: readonly LeaveType[] = [
  { name: 'Annual leave', polishName: 'Urlop wypoczynkowy', daysPerYear: 26, differsPerPerson: true },
  { name: 'Leave on demand', polishName: 'Urlop na żądanie', daysPerYear: 4, differsPerPerson: false },
  { name: 'Child care', polishName: 'Opieka nad dzieckiem', daysPerYear: 2, differsPerPerson: false },
  { name: 'Special leave', polishName: 'Urlop okolicznościowy', daysPerYear: 3, differsPerPerson: false },
  { name: 'Training', polishName: 'Urlop szkoleniowy', daysPerYear: 6, differsPerPerson: true },
  { name: 'Unpaid leave', polishName: 'Urlop bezpłatny', daysPerYear: 60, differsPerPerson: false },
];

/** Days per year that this person has of a type. */
export function dayLimit(person: Person, type: LeaveType): number {
  if (!type.differsPerPerson) return type.daysPerYear;
  const choices = [
    type.daysPerYear,
    type.daysPerYear,
    Math.round(type.daysPerYear * 0.77),
    type.daysPerYear + 2,
  ];
  return choices[hashText(`${person.id}/${type.name}`) % choices.length] ?? type.daysPerYear;
}
