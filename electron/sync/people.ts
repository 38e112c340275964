/**
 * Keeps the directory and the team's absences fresh: a full pass now and then, the team more often. Nothing is forgotten
 * before a pass is complete.
 */
import { type Failure, failureOf } from '../office/errors';
import type { Identity, OfficeSystem } from '../office/office-system';
import type { Person } from '../office/person';
import { portionsOf } from '../office/portions';
import { noRest } from '../office/rest';
import type { PeoplePass, Store } from '../store/types';
import { restAfter, withJitter } from './schedule';

const hour = 3_600_000;
/** Between two full passes over the directory. */
const passEveryMs = 24 * hour;
/** After a pass under which the directory moved: nobody was forgotten by it. */
const passAgainMs = hour;
/** Between two readings of the team's absences when no new request asks for one. */
const absencesEveryMs = hour;
/** People written in one go. */
const atOnce = { least: 10, most: 100 };
/** People whose time away is read in one go; more would be a flood of requests, and no team. */
const largestTeam = 500;

export interface PeopleProgress {
  readonly done: number;
  readonly total?: number;
}

export interface PeopleSyncOptions {
  readonly accountId: string;
  readonly system: OfficeSystem;
  readonly store: Store;
  onProgress(progress: PeopleProgress | undefined): void;
  onFailure(failure: Failure): void;
}

export interface PeopleSync {
  /** Does what is due; called after each successful look. Never throws. */
  refresh(): Promise<void>;
  /** A new request came: who else is away matters now. */
  refreshAbsences(): Promise<void>;
  close(): void;
}

export function createPeopleSync(options: PeopleSyncOptions): PeopleSync {
  const { accountId, system, store } = options;
  const ending = new AbortController();
  let rest = noRest;
  let nextPassMs = passEveryMs;
  let absencesAt = 0;
  let passing: Promise<void> | undefined;
  let readingAbsences: Promise<void> | undefined;

  async function pass(): Promise<void> {
    const run = store.people.pass(accountId, Date.now());
    try {
      const { moved, complete } = await readAll(run);
      if (!complete) return;
      await run.forget();
      if (ending.signal.aborted) return;
      run.finish(Date.now());
      nextPassMs = moved ? passAgainMs : passEveryMs;
      // Everybody is there; that searches are quicker later is nothing to watch.
      options.onProgress(undefined);
      await run.tidy(ending.signal);
    } finally {
      await run.end();
    }
  }

  /** Whether the directory moved under the reading, and whether the reading came to its end. */
  async function readAll(run: PeoplePass): Promise<{ readonly moved: boolean; readonly complete: boolean }> {
    const { bookmark } = run;
    let { done } = run;
    let moved = false;
    const portion = portionsOf(atOnce);
    options.onProgress({ done });
    try {
      const resumption = bookmark === undefined ? undefined : { bookmark, isMet: run.isMet };
      for await (const page of ahead(system.people(ending.signal, resumption))) {
        for (let from = 0; from < page.people.length; ) {
          if (ending.signal.aborted) return { moved, complete: false };
          const people = page.people.slice(from, from + portion.size);
          from += people.length;
          portion.do(people.length, () => run.add(people));
          await run.rest();
        }
        if (ending.signal.aborted) return { moved, complete: false };
        done += page.people.length;
        moved ||= page.moved === true;
        run.turn({ bookmark: page.bookmark, done, moved });
        options.onProgress(page.total === undefined ? { done } : { done, total: Math.max(page.total, done) });
      }
    } catch (thrown) {
      const isUseless = ['malformed', 'too-large', 'not-found'].includes(failureOf(thrown).name);
      // A bookmark that leads nowhere is not tried again: the next pass begins at the beginning.
      if (isUseless && done === run.done) run.turn({ bookmark: undefined, done, moved });
      throw thrown;
    }
    return { moved, complete: !ending.signal.aborted };
  }

  /** Whoever reports to the person signed in, and the colleagues of those whose leave waits. */
  function team(identity: Identity): readonly Person[] {
    const leads = new Set([identity.person.id]);
    for (const { ticket } of store.tickets.all(accountId)) {
      const { personId } = ticket.requester;
      if (ticket.kind !== 'leave' || personId === undefined) continue;
      const lead = store.people.get(accountId, personId)?.managerId;
      if (lead !== undefined) leads.add(lead);
    }
    return [...leads].flatMap((lead) => store.people.reports(accountId, lead)).slice(0, largestTeam);
  }

  /** Asked once for all of them. */
  async function readAbsences(identity: Identity): Promise<void> {
    const people = team(identity);
    const absences = people.length === 0 ? [] : await system.absences(people, ending.signal);
    if (ending.signal.aborted) return;
    const ids = people.map((person) => person.id);
    store.transaction(() => {
      store.absences.replace(accountId, ids, absences);
      store.accounts.patch(accountId, { absencesOf: ids });
    });
  }

  /** Runs work whose failure is state, not an exception: the poller tells the person what ails the server. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (ending.signal.aborted) return;
      const failure = failureOf(thrown);
      rest = restAfter(failure);
      options.onFailure(failure);
    }
  }

  function refreshAbsences(): Promise<void> {
    const identity = store.accounts.get(accountId)?.identity;
    if (identity === undefined || ending.signal.aborted) return Promise.resolve();
    absencesAt = Date.now();
    readingAbsences ??= guarded(() => readAbsences(identity)).finally(() => {
      readingAbsences = undefined;
    });
    return readingAbsences;
  }

  async function refresh(): Promise<void> {
    if (ending.signal.aborted || rest.leftMs() > 0) return;
    const asOf = store.accounts.get(accountId)?.peopleAsOf;
    const age = asOf === undefined ? Number.POSITIVE_INFINITY : Math.abs(Date.now() - asOf);
    if (age >= withJitter(nextPassMs, Math.random())) {
      passing ??= guarded(pass).finally(() => {
        passing = undefined;
        options.onProgress(undefined);
      });
      await passing;
      await refreshAbsences();
    } else if (Math.abs(Date.now() - absencesAt) >= absencesEveryMs) {
      await refreshAbsences();
    }
  }

  return { refresh, refreshAbsences, close: () => ending.abort() };
}

/** Asks for the next before this one is needed, so that writing and waiting for the server go on at once. */
async function* ahead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let item = await next; item.done !== true; item = await next) {
      next = iterator.next();
      // Whoever takes the item is told when its turn has come.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await iterator.return?.();
  }
}
