import type { OfficeAnswer } from '../common/office-answer';
import type { ApiResult } from './envelope';
import type { Person } from './model';
import type { Parameters } from './parameters';
import type { Portal } from './portal';
import type { Views } from './views';

export type ModuleName = 'projects' | 'crm' | 'calendar' | 'mail' | 'feed' | 'talk';

export interface Call {
  readonly portal: Portal;
  readonly views: Views;
  readonly viewer: Person;
  readonly parameters: Parameters;
  /** Runs another call of the API for the same person, for a batch. */
  inner(method: string, path: string, body: string): OfficeAnswer;
}

/** One method of the API; `path` is below `api/2.0/`, without the suffix. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
  readonly module?: ModuleName;
  run(call: Call): ApiResult;
}

export const value = (result: unknown): ApiResult => ({ value: result });
