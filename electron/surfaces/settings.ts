/** Settings as the rest of the program reads them: what was kept, checked, over the defaults. */
import { type Settings, settingsSchema } from '../bridge/slices';
import type { Store } from '../store/types';

export const defaultSettings: Settings = {
  undoWindowMs: 5_000,
  notify: { requests: true, tickets: true, reminders: true, sound: false, privacy: 'full' },
  leadMinutes: { reservation: 15, lending: 1_440 },
  reasonOnReject: 'offered',
  mostAway: 'half',
  language: 'system',
  theme: 'system',
  trayIcon: 'system',
  startAtLogin: false,
  shortcut: '',
  keepWindowMinutes: 2,
};

/** A setting that no longer makes sense (an older or a damaged file) falls back to its default, the others stay. */
export function readSettings(store: Store): Settings {
  const kept = store.settings.get();
  const candidate: Record<string, unknown> = { ...defaultSettings };
  for (const key of Object.keys(defaultSettings)) {
    if (!(key in kept)) continue;
    const attempt = { ...candidate, [key]: kept[key] };
    if (settingsSchema.safeParse(attempt).success) candidate[key] = kept[key];
  }
  return settingsSchema.parse(candidate);
}

export function changeSettings(
  store: Store,
  change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings {
  const next = settingsSchema.parse({ ...readSettings(store), ...change });
  store.settings.put({ ...store.settings.get(), ...next });
  return next;
}
