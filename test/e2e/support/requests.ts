import type { LeaveState, OffiservControl, PersonState } from '../../offices';
import { eventually } from './eventually';
import type { Stage } from './stage';

/** An office and whom requests wait for there. */
export type Desk = Pick<Stage, 'control' | 'approver'>;

const used = new WeakMap<Desk, Set<string>>();

/** Asks the approver for leave as somebody for whom nothing else waits, so that the name finds the request. */
export async function askForLeave(
  stage: Desk,
  options: { readonly twoStages?: boolean; readonly comment?: string } = {},
): Promise<LeaveState> {
  const { control, approver } = stage;
  const taken = used.get(stage) ?? new Set<string>();
  used.set(stage, taken);
  const waiting = await waitingFor(control, approver.login);
  for (const request of waiting) taken.add(request.requester.login);
  const people = await control.people();
  const requester = people.find(
    (person) =>
      person.login !== approver.login &&
      !taken.has(person.login) &&
      isOneOfAKind(person, people) &&
      (options.twoStages === true
        ? person.approvers.length === 2 && person.approvers[0] === approver.login
        : person.approvers.length === 1 || !person.approvers.includes(approver.login)),
  );
  if (requester === undefined) throw new Error('Everybody has asked for leave already');
  taken.add(requester.login);
  const { comment = 'A few days off.' } = options;
  return control.createLeave({ requester: requester.login, approver: approver.login, comment });
}

function isOneOfAKind(person: PersonState, people: readonly PersonState[]): boolean {
  return people.every((other) => other === person || !other.name.includes(person.name));
}

export async function waitingFor(control: OffiservControl, login: string): Promise<readonly LeaveState[]> {
  return (await control.state({ waitingFor: login })).leaveRequests;
}

/** One request as the server has it now. */
export async function onServer(control: OffiservControl, id: string): Promise<LeaveState> {
  const { leaveRequests } = await control.state();
  const found = leaveRequests.find((request) => request.id === id);
  if (found === undefined) throw new Error(`The server has no request ${id}`);
  return found;
}

/** Waits until the server's record says so. */
export async function expectOnServer(
  control: OffiservControl,
  id: string,
  status: LeaveState['status'],
  timeoutMs = 30_000,
): Promise<LeaveState> {
  await eventually(async () => (await onServer(control, id)).status, timeoutMs).toBe(status);
  return onServer(control, id);
}

/** The writes about one request that reached the server. */
export async function writesAbout(control: OffiservControl, request: Pick<LeaveState, 'path' | 'id'>) {
  const ledger = await control.ledger();
  return ledger.filter(({ path }) => path.includes(request.path) || path.includes(request.id));
}
