/** Settings as the rest of the program reads them: what was kept, checked, over the defaults. */
import { type Settings, settingsSchema } from '../bridge/slices';
import type { Store } from '../store/types';

export const defaultSettings: Settings = {
  undoWindowMs: 5_000,
  notify: {
    requests: true,
    tickets: true,
    tasks: true,
    invoices: true,
    invitations: true,
    reminders: true,
    sound: false,
    privacy: 'full',
    silentAccounts: [],
  },
  quiet: { on: false, from: 18 * 60, to: 8 * 60, days: [1, 2, 3, 4, 5], wholeDays: [0, 6] },
  leadMinutes: { reservation: 15, lending: 1_440, appointment: 15, deadline: 60, birthday: 0 },
  allDayAt: 8 * 60,
  reasonOnReject: 'offered',
  mostAway: 'half',
  language: 'system',
  theme: 'system',
  trayIcon: 'system',
  startAtLogin: false,
  shortcut: '',
  keepWindowMinutes: 2,
};

/**
 * A setting that no longer makes sense (an older or a damaged file) falls back to its default, the others stay; so does
 * each part of a setting that has several.
 */
export function readSettings(store: Store): Settings {
  let settings = defaultSettings;
  const take = (attempt: unknown) => {
    const checked = settingsSchema.safeParse(attempt);
    if (checked.success) settings = checked.data;
    return checked.success;
  };
  for (const [key, value] of Object.entries(fromBefore(store.settings.get()))) {
    if (!(key in defaultSettings) || take({ ...settings, [key]: value }) || !isRecord(value)) continue;
    for (const [part, partValue] of Object.entries(value)) {
      const whole: unknown = Reflect.get(settings, key);
      if (isRecord(whole) && part in whole) take({ ...settings, [key]: { ...whole, [part]: partValue } });
    }
  }
  return settings;
}

/** Tasks, invoices and invitations were tickets once: whoever wanted to hear nothing of those wants so still. */
function fromBefore(kept: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { notify } = kept;
  if (!isRecord(notify)) return kept;
  const { tickets } = notify;
  return { ...kept, notify: { tasks: tickets, invoices: tickets, invitations: tickets, ...notify } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function changeSettings(
  store: Store,
  change: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings {
  const next = settingsSchema.parse({ ...readSettings(store), ...change });
  store.settings.put({ ...store.settings.get(), ...next });
  return next;
}
