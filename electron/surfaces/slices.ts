/** Every slice of the contract, derived from the store and from the few facts that are not kept. Nothing here is a second truth. */

import type { AccountState } from '../accounts/account';
import type { AccountView, DesktopState, Intent, Preset, SliceName, Slices } from '../bridge/slices';
import type { SystemDefinition } from '../office/office-system';
import type { Pictured } from '../office/picture';
import type { AccountRecord, Store, Topic } from '../store/types';
import type { Departure } from '../sync/departures';
import { inboxOf } from './inbox';
import { reminderRows } from './reminders';
import { withPhotos } from './requester-photos';
import { readSettings } from './settings';

export interface SliceSources {
  readonly store: Store;
  readonly definitions: readonly SystemDefinition[];
  readonly preset: Preset;
  accountState(accountId: string): AccountState | undefined;
  keptUntilQuit(accountId: string): boolean;
  /** Customers, suppliers and the like can be asked for. */
  knowsOutside(accountId: string): boolean;
  /** What stopped waiting without a decision made here. */
  departures(): readonly Departure[];
  knowsPhotos(accountId: string): boolean;
  /** The address of the first picture of these, who are one person. */
  photoOf(people: readonly Pictured[]): { photo?: string };
  desktop(): DesktopState;
  words(): Slices['words'];
  intent(): Intent;
  now(): number;
}

/** Which slices have to be derived again when a part of the store changed. */
export const slicesOf: Readonly<Record<Topic, readonly SliceName[]>> = {
  accounts: ['accounts', 'inbox', 'reminders'],
  tickets: ['inbox', 'reminders'],
  reminders: ['reminders'],
  requests: ['requests'],
  absences: ['inbox'],
  backgrounds: ['inbox'],
  people: ['people', 'inbox'],
  favourites: ['people'],
  decisions: ['inbox', 'reminders'],
  settings: ['settings', 'words', 'reminders', 'desktop', 'inbox'],
};

export type SliceReaders = { readonly [Name in SliceName]: () => Slices[Name] };

export function sliceReaders(sources: SliceSources): SliceReaders {
  const { store } = sources;
  return {
    systems: () =>
      sources.definitions
        .filter(({ madeUp }) => madeUp !== true)
        .map(({ name, label, fields, kinds, usualServer }) => ({
          name,
          label,
          fields: [...fields],
          kinds: [...kinds],
          ...(usualServer === undefined ? {} : { usualServer }),
        })),
    preset: () => sources.preset,
    accounts: () => store.accounts.all().map((record) => accountView(record, sources)),
    inbox: () => withPhotos(inboxOf(store, sources.now(), sources.departures()), sources),
    reminders: () => reminderRows(store, sources.now()),
    requests: () =>
      store.accounts.all().map(({ id }) => ({
        accountId: id,
        leaves: [...store.requests.leaves(id)],
        limits: [...store.requests.limits(id)],
        ...optional('limitsAsOf', store.requests.limitsAsOf(id)),
      })),
    people: () => ({ count: store.people.count(), favourites: store.people.favourites().length }),
    settings: () => readSettings(store),
    desktop: sources.desktop,
    words: sources.words,
    intent: sources.intent,
  };
}

export function snapshotOf(readers: SliceReaders): Slices {
  const entries = (Object.keys(readers) as SliceName[]).map((name) => [name, readers[name]()]);
  return Object.fromEntries(entries) as Slices;
}

function accountView(record: AccountRecord, sources: SliceSources): AccountView {
  const state = sources.accountState(record.id);
  const definition = sources.definitions.find((candidate) => candidate.name === record.system);
  return {
    id: record.id,
    system: record.system,
    systemLabel: definition?.label ?? record.system,
    server: record.origin,
    login: record.login,
    session: state?.session ?? 'signed-out',
    quickDecisions: record.quickDecisions,
    keptUntilQuit: sources.keptUntilQuit(record.id),
    ...(definition?.madeUp === true ? { madeUp: true } : {}),
    ...(record.paused === true ? { paused: true } : {}),
    ...optional('extras', extrasOf(record, definition)),
    ...(sources.knowsOutside(record.id) ? { outside: true } : {}),
    ...optional('name', record.identity?.person.displayName),
    ...optional('organisation', record.identity?.organisation),
    ...optional('timeZone', record.identity?.timeZone),
    ...optional('failure', state?.failure),
    ...optional('lastSyncAt', record.lastSyncAt),
    ...optional('peopleAsOf', record.peopleAsOf),
    ...optional('capabilities', record.capabilities),
    ...optional('counters', countersOf(state)),
    ...optional('phrases', record.phrases && [...record.phrases]),
    ...optional('busy', busyWith(state)),
  };
}

function extrasOf(
  record: AccountRecord,
  definition: SystemDefinition | undefined,
): AccountView['extras'] | undefined {
  return definition?.extras?.map((name) => ({ name, on: record.extras?.includes(name) === true }));
}

function countersOf(state: AccountState | undefined): AccountView['counters'] | undefined {
  if (state?.counters === undefined) return undefined;
  const { news, messages } = state.counters;
  return { ...optional('news', news), ...optional('messages', messages) };
}

function busyWith(state: AccountState | undefined): AccountView['busy'] | undefined {
  if (state?.people !== undefined) return { with: 'people', ...state.people };
  return state?.looking === true ? { with: 'waiting', done: 0 } : undefined;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
