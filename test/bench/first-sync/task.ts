import type { Credentials, SystemName } from '../../../electron/office/office-system';
import type { SentRequest } from '../watch-requests';

/** What a process of its own is asked to measure; it is given the name of a file that holds this. */
export interface Task {
  /** `record`: the program's way, unmeasured, to note what goes over the wire; `sync` measures it; `floor` does the least. */
  readonly kind: 'record' | 'sync' | 'floor';
  readonly system: SystemName;
  readonly origin: string;
  readonly caPem: string;
  readonly credentials: Credentials;
  /** A new file for the database. */
  readonly file: string;
  readonly key: string;
  /** For `floor`: where `record` has left its recording. */
  readonly recording?: string;
}

/** What `record` leaves for `floor`; its rows are in the database. */
export interface Recording {
  readonly file: string;
  readonly sent: readonly SentRequest[];
  /** The most requests that were under way at once. */
  readonly atOnce: number;
}

/** What the process prints when it is done. */
export interface Outcome {
  readonly people: number;
  readonly requests: number;
  readonly ms: number;
  /** What the process has used of the processors: the same whatever else the machine does. */
  readonly processorMs: number;
  /** The longest that the main thread did not answer. */
  readonly stallMs: number;
  /** The same without the time in which it was ready and other programs had the processors. */
  readonly ownStallMs: number;
  /** Peak memory of the process beyond what it had at the beginning. */
  readonly addedBytes: number;
}

/** The account of all of them. */
export const ACCOUNT = 'bench';
