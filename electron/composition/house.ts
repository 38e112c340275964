/**
 * Puts the rooms together around a store: accounts, outbox, announcer, surfaces. What it needs of the desktop is handed
 * in, so that this file knows no Electron.
 */
import { randomUUID } from 'node:crypto';
import { createAccounts } from '../accounts/accounts';
import type { SecretPlace } from '../accounts/kept-secrets';
import { createOutsideContacts } from '../accounts/outside-contacts';
import type { SliceName, Slices } from '../bridge/slices';
import { createOutbox } from '../decisions/outbox';
import type { Notifier } from '../desktop/notifier';
import { claimFileFor, type PresetFile } from '../desktop/preset';
import type { TrayState } from '../desktop/tray-state';
import type { Decision } from '../office/decision';
import type { Failure } from '../office/errors';
import type { SystemName } from '../office/office-system';
import type { Photo, Picture } from '../office/picture';
import type { Store } from '../store/types';
import { historyBegin } from '../surfaces/history';
import { elsewhereOf, inboxOf } from '../surfaces/inbox';
import { type Remembered, readRemembered, remember } from '../surfaces/remembered';
import { readSettings } from '../surfaces/settings';
import { sliceReaders, snapshotOf } from '../surfaces/slices';
import { createDepartures } from '../sync/departures';
import type { Activity } from '../sync/schedule';
import { systems as definitions } from '../systems/registry';
import { createAccountFailures } from './account-failures';
import { createAnnouncer } from './announcer';
import type { DesktopFacts } from './desktop-facts';
import { createDiskTrouble } from './disk-trouble';
import { createHints } from './hints';
import type { Language } from './language';
import { createOutsideDecisions } from './outside-decisions';
import { createPictures } from './pictures';
import { createPublisher } from './publisher';
import { trayView } from './tray-view';
import { createWatchedView } from './watched-view';

export interface HouseOptions {
  readonly store: Store;
  readonly keychain: SecretPlace;
  readonly memory: SecretPlace;
  readonly preset: PresetFile;
  readonly facts: DesktopFacts;
  readonly notifier: Notifier;
  readonly userAgent: string;
  readonly language: Language;
  resolveProxy(origin: string): Promise<string>;
  activity(): Activity;
  windowAlive(): boolean;
  windowFocused(): boolean;
  send<Name extends SliceName>(name: Name, value: Slices[Name]): void;
  drawPhoto(photo: Photo): Picture;
  /** Where the window finds the picture of that name. */
  photoAddress(name: string): string;
  renderTray(state: TrayState): void;
  openWindow(): void;
  log(what: string, failure: Failure): void;
}

/** What the tray's icon, title and menu are made of. */
const inTray: readonly SliceName[] = ['accounts', 'inbox', 'desktop', 'words'];
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type House = ReturnType<typeof createHouse>;

export function createHouse(options: HouseOptions) {
  const { store, facts, notifier } = options;
  const { claimFile: _ofMainAlone, ...preset } = options.preset;
  const settings = () => readSettings(store);
  const { attempt, stop: stopDiskTrouble } = createDiskTrouble({
    store,
    log: options.log,
    onTrouble: facts.storageTrouble,
  });
  const onFailure = createAccountFailures({
    store,
    attempt,
    log: options.log,
    onSignInNeeded: (accountId, server) => announcer.signInNeeded(accountId, server),
  });
  let forgottenAt = 0;
  const watchedView = createWatchedView(options.windowFocused, () => announcer.remindersSeen());

  const accounts = createAccounts({
    store,
    definitions,
    keychain: options.keychain,
    memory: options.memory,
    userAgent: options.userAgent,
    resolveProxy: options.resolveProxy,
    activity: options.activity,
    newAccountId: randomUUID,
    // A paused account is not looked at, but what was decided before it was paused still goes out.
    onSignedIn: (accountId) => outbox.poke(accountId),
    onState: () => publisher.changed('accounts'),
    onReading(accountId, reading) {
      // The system's word on the network is a hint; an answer is proof.
      if (!facts.get().online) facts.set({ online: true });
      forgetOld();
      const gone = reading.diff.gone.filter((ticket) => !accounts.isSwitchedOff(accountId, ticket));
      departures.left(accountId, gone);
      announcer.reading(accountId, reading, departures.looking(accountId));
      outbox.poke(accountId);
    },
    onFailure,
  });

  const outbox = createOutbox({
    store,
    systemFor: (accountId) => accounts.get(accountId)?.system,
    now: Date.now,
    randomId: randomUUID,
    undoWindowMs: () => settings().undoWindowMs,
    onSettled,
    onTrouble: onFailure,
  });

  const departures = createDepartures({
    store,
    systemFor: (accountId) => accounts.get(accountId)?.system,
    onChange: () => publisher.changed('inbox'),
    onKnown(departure) {
      const { accountId, ticket } = departure;
      announcer.departed({ accountId, ticketId: ticket.id }, ticket, elsewhereOf(store, departure));
    },
    now: Date.now,
  });

  const outside = createOutsideContacts(accounts.all);

  const { photos, photoOf } = createPictures({
    ...options,
    accounts,
    isThere: () => facts.get().online && !options.activity().suspended,
  });

  const readers = sliceReaders({
    store,
    definitions,
    preset,
    accountState: (accountId) => accounts.get(accountId)?.state,
    keptUntilQuit: accounts.keptUntilQuit,
    knowsOutside: (accountId) => accounts.get(accountId)?.system.outsideContacts !== undefined,
    departures: departures.all,
    knowsPhotos: (accountId) => accounts.get(accountId)?.system.readPhoto !== undefined,
    photoOf,
    desktop: facts.get,
    words: options.language.slice,
    intent: facts.intent,
    now: Date.now,
  });

  const publisher = createPublisher({
    store,
    readers,
    send: options.send,
    windowAlive: options.windowAlive,
    attempt,
    onPublished: (changed) => inTray.some((name) => changed.has(name)) && renderTray(),
  });

  const decideFromOutside = createOutsideDecisions({
    store,
    outbox,
    facts,
    openWindow: options.openWindow,
    onDecided: (decision) => announcer.decided(decision),
    log: options.log,
  });

  const stopFacts = facts.onChange((name) => publisher.changed(name));

  const hints = createHints(store, facts, attempt);
  const announcer = createAnnouncer({
    store,
    attempt,
    notifier,
    words: options.language.words,
    settings,
    pausedUntil: () => facts.get().notifications.pausedUntil,
    doNotDisturb: () => facts.get().notifications.doNotDisturb === true,
    inFront: watchedView.inFront,
    onPauseOver: () => pause(undefined),
    onQuiet: facts.quietUntil,
    onOutcome: hints.notified,
    madeUp: (accountId) =>
      readers.accounts().every(({ id, madeUp }) => madeUp === true || (accountId ?? id) !== id),
    onRemindersDue: () => publisher.changed('reminders'),
    onVerb: decideFromOutside,
    onUndo(decisionId) {
      let isUndone = false;
      attempt('undo', () => {
        isUndone = outbox.undo(decisionId);
      });
      return isUndone;
    },
    onSnooze: (accountId, reminderId) =>
      attempt('snooze', () => snooze(accountId, reminderId, Date.now() + hourMs)),
    onOpen({ view, ref }) {
      facts.wish({ view, ...ref });
      options.openWindow();
    },
  });

  /** Once a day, also for a program that runs for months. */
  function forgetOld(): void {
    if (Date.now() - forgottenAt < dayMs) return;
    forgottenAt = Date.now();
    store.decisions.prune(historyBegin(forgottenAt));
  }

  function renderTray(): void {
    // Without pictures: a menu shows none.
    const cards = inboxOf(store, Date.now(), departures.all());
    options.renderTray(trayView(readers.accounts(), cards, facts.get(), options.language.words()));
  }

  function snooze(accountId: string, reminderId: string, until: number | null): void {
    store.reminders.snooze(accountId, reminderId, until);
    announcer.silence(accountId, reminderId);
  }

  /** A pause outlives a restart; `undefined` ends it. */
  function pause(until: number | undefined): void {
    // First what holds for this run, whatever the disk says.
    facts.pauseUntil(until);
    attempt('pause', () => remember(store, { pausedUntil: until }));
  }

  function onSettled(decision: Decision): void {
    if (decision.state === 'refused' || decision.state === 'conflict' || decision.state === 'changed') {
      announcer.unsettled(decision);
    }
    void accounts.get(decision.accountId)?.look();
  }

  return {
    store,
    attempt,
    accounts,
    outside,
    outbox,
    photos,
    photoOf,
    readers,
    publisher,
    announcer,
    departures,
    settings,
    mayExportPeople: () => facts.get().exportForbidden !== true,
    words: options.language.words,
    decideFromOutside,
    claimFileFor: (system: SystemName, origin: string) => claimFileFor(options.preset, system, origin),
    snapshot: () => snapshotOf(readers),
    renderTray,
    windowSize: () => readRemembered(store).windowSize,
    pin(pinned: boolean) {
      remember(store, { pinned });
      facts.set({ pinned });
    },
    rememberWindowSize: (windowSize: Remembered['windowSize']) =>
      attempt('window size', () => remember(store, { windowSize })),
    dismissRecovery() {
      remember(store, { recovery: undefined });
      facts.set({ recovery: null });
    },
    dismissHint: hints.dismiss,
    snooze,
    look: watchedView.look,
    windowShown() {
      watchedView.shown();
      announcer.windowShown();
      accounts.replanAll();
    },
    windowGone: watchedView.gone,
    /** The desktop began or ended its own quiet; `undefined` where it does not say. */
    doNotDisturb(on: boolean | undefined) {
      facts.doNotDisturb(on);
      announcer.replan();
    },
    pause(until: number | undefined) {
      pause(until);
      announcer.replan();
    },
    /** Takes up what an earlier run left: undelivered decisions, due reminders. */
    start() {
      facts.pauseUntil(readRemembered(store).pausedUntil);
      accounts.start();
      outbox.resume();
      announcer.replan();
      const { recovery } = facts.get();
      if (recovery !== null) announcer.recovered(recovery);
    },
    /** Nothing is begun while the machine goes to sleep: an answer would find nobody. */
    rest(asleep: boolean) {
      if (asleep) outbox.pause();
      else outbox.resume();
      accounts.replanAll();
    },
    async close() {
      stopFacts();
      stopDiskTrouble();
      departures.close();
      photos.close();
      announcer.close();
      publisher.close();
      await outbox.close();
      await accounts.close();
      store.close();
    },
  };
}
