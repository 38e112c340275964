import { memo, useId } from 'react';
import type { ReminderRow } from '../../electron/bridge/slices';
import { clock, clockOrDate, dayRange } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { type RendererWords, useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { Menu } from '../ui/menu';
import { sayFailure } from '../ui/say-failure';
import { takeBack } from '../ui/take-back';
import { useNow } from '../ui/use-now';
import { inOneHour, tomorrowMorning } from './groups';

type Reminder = ReminderRow['reminder'];

const icons: Readonly<Record<Reminder['kind'], IconName>> = {
  reservation: 'door',
  lending: 'box',
  appointment: 'clock',
  deadline: 'task',
  birthday: 'cake',
};

const minuteMs = 60_000;
const tickMs = 20_000;

interface ReminderItemProps {
  readonly row: ReminderRow;
  readonly rowKey: string;
  readonly current: boolean;
}

export const ReminderItem = memo(function ReminderItem({ row, rowKey, current }: ReminderItemProps) {
  const words = useWords();
  const nowMs = useNow(tickMs);
  const titleId = useId();
  const { reminder, snoozedUntil, due, accountId } = row;
  const snoozed = snoozedUntil !== undefined && snoozedUntil > nowMs;
  const tabIndex = current ? 0 : -1;
  const until = (moment: number | null) =>
    void ask(bridge().snooze({ accountId, reminderId: reminder.id, until: moment }));
  const soon = due && !snoozed ? soonWords(row, nowMs, words) : undefined;
  return (
    <li
      data-row={rowKey}
      tabIndex={tabIndex}
      className={due && !snoozed ? 'reminder due' : 'reminder'}
      aria-labelledby={titleId}
    >
      <Icon name={icons[reminder.kind]} />
      <div className="reminder-words">
        <p className="strong" id={titleId}>
          {reminder.title}
        </p>
        <p className="quiet">
          {words.t(`reminderKind.${reminder.kind}`)}, {timeOf(row, words, nowMs)}
        </p>
        {reminder.note && <p className="quiet small selectable">{reminder.note}</p>}
        {snoozed && (
          <p className="quiet small">
            {words.t('reminders.snoozedUntil', { time: clockOrDate(snoozedUntil, words, nowMs) })}
          </p>
        )}
      </div>
      <div className="reminder-end">
        {soon && <span className={soon.late ? 'soon late' : 'soon'}>{soon.text}</span>}
        <div className="buttons">
          <Done row={row} tabIndex={tabIndex} describedBy={titleId} />
          {snoozed ? (
            <Button
              compact
              data-verb="later"
              tabIndex={tabIndex}
              aria-describedby={titleId}
              onClick={() => until(null)}
            >
              {words.t('reminders.wake')}
            </Button>
          ) : (
            <Menu
              label={words.t('reminders.snooze')}
              withLabel={due && !row.ticket}
              icon="snooze"
              tabIndex={tabIndex}
              describedBy={titleId}
              verb="later"
              items={[
                { label: words.t('reminders.snoozeHour'), onChoose: () => until(inOneHour(Date.now())) },
                {
                  label: words.t('reminders.snoozeTomorrow'),
                  onChoose: () => until(tomorrowMorning(Date.now())),
                },
              ]}
            />
          )}
        </div>
      </div>
    </li>
  );
});

interface DoneProps {
  readonly row: ReminderRow;
  readonly tabIndex: number;
  readonly describedBy: string;
}

/** Marks the task behind a reminder done where its system can, with time to take it back. */
function Done({ row: { accountId, ticket }, tabIndex, describedBy }: DoneProps) {
  const words = useWords();
  if (!ticket) return null;
  const { id, version, decision } = ticket;
  const done = async () => {
    const outcome = await ask(
      bridge().decide({ accountId, ticketId: id, ticketVersion: version, verb: 'done' }),
    );
    if (outcome?.ok === false) sayFailure(outcome.failure);
  };
  if (decision && decision.state !== 'queued') {
    return <span className="quiet small">{words.t('inbox.sending')}</span>;
  }
  return (
    <Button
      compact
      icon={decision ? 'undo' : 'check'}
      data-verb={decision ? 'undo' : 'done'}
      tabIndex={tabIndex}
      aria-describedby={describedBy}
      onClick={() => void (decision ? takeBack({ accountId, decisionId: decision.id }) : done())}
    >
      {words.t(decision ? 'inbox.undo' : 'verb.done')}
    </Button>
  );
}

/** How near a due reminder is. */
function soonWords(
  { reminder: { dueAt, kind, endsAt }, days }: ReminderRow,
  nowMs: number,
  words: RendererWords,
): { readonly text: string; readonly late: boolean } | undefined {
  if (days) {
    // A day is late when it is over, and no minute of it is nearer than another.
    const late = staysDue(kind) && nowMs >= new Date(`${days.to}T24:00`).getTime();
    return late ? { text: words.t('reminders.overdue'), late } : undefined;
  }
  const minutes = Math.round((dueAt - nowMs) / minuteMs);
  if (minutes > 60) return undefined;
  if (minutes > 0) return { text: words.t('reminders.inMinutes', { count: minutes }), late: false };
  if (staysDue(kind)) return { text: words.t('reminders.overdue'), late: true };
  return endsAt === undefined || endsAt > nowMs ? { text: words.t('reminders.now'), late: false } : undefined;
}

function staysDue(kind: Reminder['kind']): boolean {
  return kind === 'lending' || kind === 'deadline';
}

function timeOf({ reminder, days }: ReminderRow, words: RendererWords, nowMs: number): string {
  const { kind, startsAt, endsAt, dueAt } = reminder;
  if (days) return dayRange(days.from, days.to, words, new Date(nowMs));
  if (kind === 'lending') return clockOrDate(dueAt, words, nowMs);
  const start = clockOrDate(startsAt, words, nowMs);
  if (endsAt === undefined) return start;
  const sameDay = new Date(endsAt).toDateString() === new Date(startsAt).toDateString();
  return `${start} – ${sameDay ? clock(endsAt, words) : clockOrDate(endsAt, words, nowMs)}`;
}
