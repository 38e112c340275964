/** What only the desktop can do for a request. */
import type { Settings } from '../bridge/slices';
import type { Autostart } from '../desktop/autostart';
import { chooseFile } from '../desktop/choose-file';
import { copyText } from '../desktop/copy';
import { diagnosticsText } from '../desktop/diagnostics';
import type { Log } from '../desktop/log';
import { createOutsideWorld } from '../desktop/open-external';
import type { Popover } from '../desktop/popover';
import { saveFile } from '../desktop/save-file';
import type { Shortcut } from '../desktop/shortcut';
import type { OfficeTray } from '../desktop/tray';
import { fail } from '../office/errors';
import { trustSources } from '../session/trusted-certificates';
import type { DesktopFacts } from './desktop-facts';
import type { DesktopHands } from './handlers';
import type { House } from './house';
import type { Language } from './language';

export interface HandsOptions {
  readonly popover: Popover;
  readonly tray: OfficeTray;
  readonly shortcut: Shortcut;
  readonly autostart: Autostart;
  readonly facts: DesktopFacts;
  readonly log: Log;
  house(): House;
  readonly language: Language;
  setTheme(theme: Settings['theme']): void;
  quit(): void;
}

export function createHands(options: HandsOptions): DesktopHands {
  const { popover, facts, log, language } = options;
  const outside = createOutsideWorld((scheme, error) => log.error('open outside', error, { scheme }));

  /** Only what changed is carried out; what the desktop refuses is said and rolled back by the caller. */
  async function applySettings(next: Settings, before: Settings): Promise<void> {
    if (next.shortcut !== before.shortcut) {
      const taken = !options.shortcut.set(next.shortcut);
      facts.set({ shortcutFailure: taken });
      if (taken) throw fail('conflict', { detail: 'shortcut' });
    }
    if (next.startAtLogin !== before.startAtLogin) await options.autostart.set(next.startAtLogin);
    if (next.trayIcon !== before.trayIcon) options.tray.setTheme(next.trayIcon);
    if (next.theme !== before.theme) options.setTheme(next.theme);
  }

  return {
    chooseCaFile: () =>
      popover.during((window) =>
        chooseFile(
          {
            title: language.words().t('chooseCaFile'),
            kind: language.words().t('certificates'),
            endings: ['pem', 'crt', 'cer'],
          },
          window,
        ),
      ),
    saveHistory: (content) =>
      popover.during((window) => {
        const words = language.words();
        const date = new Intl.DateTimeFormat('sv').format();
        return saveFile(
          {
            title: words.t('historyFile.title'),
            name: words.t('historyFile.name', { date }),
            kind: words.t('historyFile.kind'),
            ending: 'csv',
            content,
          },
          window,
        );
      }),
    openWebPage: outside.openWebPage,
    call: outside.call,
    mail: outside.mail,
    copy: (text) => void copyText(text),
    applySettings,
    diagnostics() {
      const { store, accounts } = options.house();
      const { notifications, ...rest } = facts.get();
      const sections = store.accounts.all().map((record, index) => ({
        title: `Account ${index + 1}`,
        facts: {
          system: record.system,
          session: accounts.get(record.id)?.state.session,
          failure: accounts.get(record.id)?.state.failure?.name,
          failureDetail: accounts.get(record.id)?.state.failure?.detail,
          quickDecisions: record.quickDecisions,
          lastSync: record.lastSyncAt === undefined ? undefined : new Date(record.lastSyncAt).toISOString(),
          people: store.people.count(record.id),
        },
      }));
      return diagnosticsText(
        [
          {
            title: 'OffiTray',
            facts: {
              version: rest.version,
              runtime: rest.runtime,
              platform: `${process.platform} ${process.arch}`,
              locale: language.locale(),
              online: rest.online,
              window: rest.windowMode,
              trayHost: rest.trayHost,
              keychain: rest.keychain,
              storage: rest.storage,
              storageFailure: rest.storageFailure?.name,
              notifications: notifications.able,
              notificationButtons: notifications.buttons,
              lastNotification: notifications.last?.why ?? (notifications.last?.shown ? 'shown' : undefined),
            },
          },
          { title: 'Trusted certificates', facts: { ...trustSources() } },
          ...sections,
        ],
        log.latest(),
      );
    },
    tryNotification: () => options.house().announcer.tryOut(),
    snapshotTaken: popover.snapshotTaken,
    setTyping: popover.setTyping,
    hide: popover.hide,
    quit: options.quit,
  };
}
