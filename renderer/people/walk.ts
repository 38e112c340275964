import type { PersonRef } from './reach';

/** One step of the way through cards and charts. */
export interface Step extends PersonRef {
  readonly as: 'card' | 'chart';
}

export type ShowPerson = (step: Step) => void;
