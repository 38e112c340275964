import { createAccounts } from '../../../electron/accounts/accounts';
import type { SecretPlace } from '../../../electron/accounts/kept-secrets';
import { type Failure, failureOf, needsSignIn } from '../../../electron/office/errors';
import { createPeopleSync } from '../../../electron/sync/people';
import { afterFailureMs } from '../../../electron/sync/schedule';
import type { Fault } from './fault-list';
import { accountId, asleep, definition, type FaultWorld } from './fault-world';
import { type Outcome, wantsNewSession } from './outcome';

const minuteMs = 60_000;

class Secrets implements SecretPlace {
  readonly kept = new Map<string, string>();
  async readSecret(id: string): Promise<string | undefined> {
    return this.kept.get(id);
  }
  async writeSecret(id: string, secret: string): Promise<void> {
    this.kept.set(id, secret);
  }
  async removeSecret(id: string): Promise<void> {
    this.kept.delete(id);
  }
}

/** Somebody types a password into the form. */
export async function signInStep(world: FaultWorld, fault: Fault): Promise<Outcome> {
  const { store, office } = world;
  const keychain = new Secrets();
  const accounts = createAccounts({
    store,
    definitions: [definition],
    keychain,
    memory: new Secrets(),
    userAgent: 'OffiTray/test',
    newAccountId: () => accountId,
    resolveProxy: async () => world.route,
    activity: () => asleep,
    onSignedIn: () => undefined,
    onState: () => undefined,
    onReading: () => undefined,
    onFailure: () => undefined,
  });
  const { login, password } = world;
  const where = { system: 'offiserv', origin: office.url, caPem: office.caPem } as const;
  const trial = async (): Promise<Failure | undefined> => {
    try {
      await accounts.signIn({ ...where, credentials: { login, password }, untilQuit: false });
      return undefined;
    } catch (thrown) {
      return failureOf(thrown);
    }
  };
  const end = await fault.begin(world);
  const failure = await trial();
  const sent = (await office.control.signIns()).length;
  if (sent > 1) throw new Error(`the password was sent ${sent} times`);
  if (failure !== undefined && (keychain.kept.size > 0 || store.accounts.all().length > 0)) {
    throw new Error('a failed sign-in left something behind');
  }
  await end();
  const later = failure === undefined ? undefined : await trial();
  await accounts.close();
  const told = sent === 0 ? 'the password was not sent' : 'the password was sent once';
  return {
    failure,
    next: failure === undefined ? 'signs in' : `keeps nothing; ${told}`,
    end: later === undefined ? 'signed in' : later.name,
  };
}

/** The account's loop looks at what waits. */
export async function pollStep(world: FaultWorld, fault: Fault): Promise<Outcome> {
  await world.settle();
  const { store } = world;
  const before = store.tickets.all(accountId);
  const end = await fault.begin(world);
  await world.poller.look();
  const { failure: whole } = world.poller.state;
  const part = whole === undefined ? world.missing[0] : undefined;
  const failure = whole ?? part?.failure;
  const known = new Set(store.tickets.all(accountId).map(({ ticket }) => ticket.id));
  if (before.some(({ ticket }) => !known.has(ticket.id))) throw new Error('a ticket was forgotten');
  await end();
  const next =
    whole === undefined
      ? part === undefined
        ? 'shows what waits'
        : 'keeps what it knew of the lists that failed'
      : `keeps what it knew; ${nextLook(whole)}`;
  if (wantsNewSession(whole)) await world.signInAgain();
  await world.poller.look();
  const { failure: later } = world.poller.state;
  return { failure, next, end: later === undefined ? 'read' : later.name };
}

function nextLook(failure: Failure): string {
  const wait = afterFailureMs(failure, 1, minuteMs, Date.now());
  if (wait === null) return 'waits for a new sign-in';
  if (failure.retryAt !== undefined) return 'looks again when the server said';
  return `looks again in about ${Math.round(wait / 1_000)} s`;
}

/** A full pass over the directory. */
export async function peopleStep(world: FaultWorld, fault: Fault): Promise<Outcome> {
  await world.settle();
  const { store, office } = world;
  const passOnce = async (): Promise<{ failure: Failure | undefined; askedAgain: boolean }> => {
    let failure: Failure | undefined;
    const sync = createPeopleSync({
      accountId,
      system: world.system,
      store,
      onProgress: () => undefined,
      onFailure: (seen) => {
        failure = seen;
      },
    });
    store.accounts.patch(accountId, { peopleAsOf: 1 });
    await sync.refresh();
    const { count } = await office.control.requests();
    if (failure !== undefined) await sync.refresh();
    const askedAgain = (await office.control.requests()).count > count;
    sync.close();
    return { failure, askedAgain };
  };
  await passOnce();
  const before = store.people.count(accountId);
  if (before === 0) throw new Error('the directory should be known');
  const end = await fault.begin(world);
  const { failure, askedAgain } = await passOnce();
  const after = store.people.count(accountId);
  if (after < before) throw new Error(`${before - after} people were forgotten`);
  await end();
  if (wantsNewSession(failure)) await world.signInAgain();
  const later = await passOnce();
  const again = failure !== undefined && needsSignIn(failure) ? 'after a new sign-in' : 'ten minutes later';
  return {
    failure,
    next:
      failure === undefined
        ? 'reads the directory'
        : `keeps the directory; reads it again ${askedAgain ? 'at the next look' : again}`,
    end: later.failure === undefined ? 'read' : later.failure.name,
  };
}
