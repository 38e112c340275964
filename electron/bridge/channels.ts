/** Names on the wire. Apart from the contract, so that the preload carries no validators. */
import type { RequestName } from './contract';

export const slicePushChannel = 'offitray:slice';

export function requestChannel(name: RequestName): string {
  return `offitray:request:${name}`;
}

/**
 * Every request, by name, for the preload: a record, so that a request added to the contract and not here is a type
 * error.
 */
export const requestNames = Object.keys({
  snapshot: 1,
  checkServer: 1,
  signIn: 1,
  startDemo: 1,
  signInAgain: 1,
  signOut: 1,
  pauseAccount: 1,
  setExtra: 1,
  chooseCaFile: 1,
  syncNow: 1,
  decide: 1,
  undo: 1,
  dismiss: 1,
  dismissElsewhere: 1,
  history: 1,
  exportHistory: 1,
  openInBrowser: 1,
  openNews: 1,
  silence: 1,
  teamTimeline: 1,
  snooze: 1,
  searchPeople: 1,
  outsideContacts: 1,
  personCard: 1,
  orgChart: 1,
  peopleAtHand: 1,
  favour: 1,
  reachPerson: 1,
  usePerson: 1,
  exportPeople: 1,
  changeSettings: 1,
  pauseNotifications: 1,
  tryNotification: 1,
  dismissRecovery: 1,
  dismissHint: 1,
  diagnostics: 1,
  copyText: 1,
  looking: 1,
  typing: 1,
  pin: 1,
  hide: 1,
  quit: 1,
} satisfies Record<RequestName, 1>) as RequestName[];
