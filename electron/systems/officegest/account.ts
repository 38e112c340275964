import { fail, failureOf } from '../../office/errors';
import type { Identity } from '../../office/office-system';
import type { Assumptions } from './assumptions';
import { folded, type MappingContext, toPerson } from './mapping';
import { Modules } from './modules';
import type { OfficeGestClient } from './officegest-client';
import { pagesOf } from './paging';
import { paths } from './paths';
import { type DepartmentWire, type EmployeeWire, readDepartment, readEach, readEmployee } from './wire';

/** Who signed in: an employee, or nobody that the list of employees knows. */
interface Me extends Found {
  readonly login: string;
  /** Milliseconds of `performance.now()`. */
  readonly askAgainAt: number;
}

/** What is known of the person signed in, and how to read the rest with it. */
interface Found {
  readonly employee: EmployeeWire | undefined;
  /** How many it could have been. */
  readonly candidates: number;
}

export class OfficeGestAccount {
  readonly client: OfficeGestClient;
  readonly assumptions: Assumptions;
  readonly modules: Modules;
  readonly mapping: MappingContext;
  #me: Me | undefined;

  constructor(client: OfficeGestClient, assumptions: Assumptions) {
    this.client = client;
    this.assumptions = assumptions;
    this.modules = new Modules(assumptions.pace.refusedAgainAfterMs);
    this.mapping = { origin: client.origin, assumptions };
  }

  /**
   * Signs in and finds out who that is. A host without the list of employees is no OfficeGest.
   * @throws OfficeError `invalid` with `person:` when the person has to say who they are, or what they said is no answer
   */
  async identity(signal?: AbortSignal): Promise<Identity> {
    await this.client.signIn(signal);
    this.#me = undefined;
    const employee = await this.employee(signal);
    if (employee === undefined) this.#askWho();
    const stranger = { id: `login:${this.client.login}`, displayName: this.client.login, phones: [] };
    // Somebody marked as having left who signs in all the same is shown as they are.
    const person = employee && toPerson({ ...employee, active: true }, new Map());
    return { person: person ?? stranger, timeZone: this.assumptions.timeZone };
  }

  /** The employee who signed in (GA-2); `undefined` when none can be told, which is looked into again after a while. */
  async employee(signal?: AbortSignal): Promise<EmployeeWire | undefined> {
    const known = this.#me;
    const isFresh = known?.employee !== undefined || performance.now() < (known?.askAgainAt ?? 0);
    if (known !== undefined && isFresh && known.login === this.client.login) return known.employee;
    const found = await this.#find(signal);
    const askAgainAt = performance.now() + this.assumptions.pace.refusedAgainAfterMs;
    this.#me = { ...found, login: this.client.login, askAgainAt };
    return found.employee;
  }

  /** Departments by id; none where they may not be read. */
  async departments(signal?: AbortSignal): Promise<ReadonlyMap<string, DepartmentWire>> {
    try {
      const { client, assumptions } = this;
      const pages = pagesOf({ client, assumptions, path: paths.departments, signal });
      return new Map((await readEach(pages, readDepartment)).map((one) => [one.id, one]));
    } catch (error) {
      const { name } = failureOf(error);
      if (name === 'forbidden' || name === 'not-found' || name === 'malformed') return new Map();
      throw error;
    }
  }

  /** GA-2: nobody is taken for somebody. Who may not be read of at all need not be asked either. */
  #askWho(): void {
    const { person } = this.client;
    if (person?.trim() === '' || this.modules.isClosed(paths.employees)) return;
    const count = this.#me?.candidates ?? 0;
    if (person === undefined) throw fail('invalid', { detail: 'person: who is this' });
    throw fail('invalid', {
      detail: count > 1 ? `person: ${count} people are called so` : 'person: nobody is called so',
    });
  }

  async #find(signal: AbortSignal | undefined): Promise<Found> {
    const { client, assumptions } = this;
    const byEmail: EmployeeWire[] = [];
    const said: EmployeeWire[] = [];
    try {
      for await (const page of pagesOf({ client, assumptions, path: paths.employees, signal })) {
        // Known now at the latest: reading signs in by itself.
        const wanted = client.login.trim().toLowerCase();
        const employees = await readEach([page], (row) => readEmployee(row, assumptions));
        const found = employees.find((one) => one.login?.toLowerCase() === wanted);
        if (found !== undefined) return { employee: found, candidates: 1 };
        said.push(...employees.filter((one) => isCalled(one, client.person)));
        byEmail.push(...employees.filter((one) => one.email?.toLowerCase() === wanted));
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.name === 'not-found') throw fail('not-this-system', failure, error);
      if (failure.name !== 'forbidden') throw error;
      this.modules.close(paths.employees);
      return { employee: undefined, candidates: 0 };
    }
    const candidates = said.length > 0 || !assumptions.meByEmail.allowed ? said : byEmail;
    return { employee: candidates.length === 1 ? candidates[0] : undefined, candidates: candidates.length };
  }
}

/** GA-2: what a person may say to be an employee. */
function isCalled({ id, name, email, login }: EmployeeWire, person: string | undefined): boolean {
  const wanted = folded(person?.trim() ?? '');
  return wanted !== '' && [id, name, email, login].some((one) => one !== undefined && folded(one) === wanted);
}
