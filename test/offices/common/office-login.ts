/** Somebody who can sign in to an office, for tests and demonstrations. */
export interface OfficeLogin {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** What can be tried with it; which words there are is the system's own matter. */
  readonly roles: string[];
}
