import type { DesktopState, Settings } from '../../electron/bridge/slices';
import { clockOrDate, when } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { type RendererWords, useWords } from '../i18n/use-words';
import { inOneHour, tomorrowMorning } from '../reminders/groups';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { change } from './change';
import { useOffered } from './offered';
import { ChoiceRow, Section, SwitchRow } from './parts';

type Notify = Settings['notify'];

const switches = [
  { name: 'requests', kind: 'leave' },
  { name: 'tickets', kind: 'ticket' },
  { name: 'tasks', kind: 'task' },
  { name: 'invoices', kind: 'invoice' },
  { name: 'invitations', kind: 'invitation' },
  { name: 'reminders', kind: undefined },
  { name: 'sound', kind: undefined },
] as const;

export function NotifySection() {
  const words = useWords();
  const { notify } = useSlice('settings');
  const { notifications } = useSlice('desktop');
  const set = (part: Partial<Notify>) => void change({ notify: { ...notify, ...part } });
  const offered = useOffered();
  return (
    <Section title={words.t('settings.notify.title')}>
      {switches
        .filter(({ kind }) => kind === undefined || offered(kind))
        .map(({ name }) => (
          <SwitchRow
            key={name}
            label={words.t(`settings.notify.${name}`)}
            on={notify[name]}
            onSwitch={(on) => set({ [name]: on })}
          />
        ))}
      <ChoiceRow
        label={words.t('settings.notify.privacy')}
        value={notify.privacy}
        choices={[
          { value: 'full', label: words.t('settings.notify.privacyFull') },
          { value: 'name', label: words.t('settings.notify.privacyName') },
          { value: 'nothing', label: words.t('settings.notify.privacyNothing') },
        ]}
        onChoose={(privacy) => set({ privacy })}
      />
      <div className="setting column">
        <Pause pausedUntil={notifications.pausedUntil} />
        <State notifications={notifications} />
      </div>
    </Section>
  );
}

function Pause({ pausedUntil }: { readonly pausedUntil: number | undefined }) {
  const words = useWords();
  const until = (moment: number | null) => void ask(bridge().pauseNotifications({ until: moment }));
  const paused = pausedUntil !== undefined && pausedUntil > Date.now();
  return (
    <div className="buttons">
      {paused ? (
        <>
          <span>{words.t('settings.notify.paused', { time: clockOrDate(pausedUntil, words) })}</span>
          <Button compact onClick={() => until(null)}>
            {words.t('settings.notify.resume')}
          </Button>
        </>
      ) : (
        <>
          <Button compact onClick={() => until(inOneHour(Date.now()))}>
            {words.t('settings.notify.pauseHour')}
          </Button>
          <Button compact onClick={() => until(tomorrowMorning(Date.now()))}>
            {words.t('settings.notify.pauseTomorrow')}
          </Button>
        </>
      )}
      <Button compact onClick={() => void ask(bridge().tryNotification())}>
        {words.t('settings.notify.try')}
      </Button>
    </div>
  );
}

/** Whether notifications can be shown here, and what became of the last one. */
function State({ notifications }: { readonly notifications: DesktopState['notifications'] }) {
  const words = useWords();
  const { able, buttons, last, quietUntil, doNotDisturb } = notifications;
  return (
    <div className="quiet small" role="status">
      {!able && <p>{words.t('settings.notify.unable')}</p>}
      {able && !buttons && <p>{words.t('settings.notify.noButtons')}</p>}
      {quietUntil && <p>{words.t('settings.notify.quietUntil', { time: clockOrDate(quietUntil, words) })}</p>}
      {doNotDisturb && <p>{words.t('settings.notify.doNotDisturb')}</p>}
      {last && <p>{lastWords(last, words)}</p>}
    </div>
  );
}

type Last = NonNullable<DesktopState['notifications']['last']>;

function lastWords({ at, shown, why }: Last, words: RendererWords): string {
  const time = when(at, words);
  if (shown) return words.t('settings.notify.lastShown', { time });
  return words.t('settings.notify.lastNotShown', {
    time,
    why: words.t(`settings.notify.why.${why ?? 'refused'}`),
  });
}
