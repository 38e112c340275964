import { useEffect } from 'react';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Empty } from '../ui/empty';
import { useNextRow, useRows } from '../ui/rows';
import { useNow } from '../ui/use-now';
import { groupsOf } from './groups';
import { ReminderItem } from './reminder-item';
import './reminders.css';

const minuteMs = 60_000;

/** What starts and what falls due, by day. */
export function Reminders() {
  const words = useWords();
  const rows = useSlice('reminders');
  const nowMs = useNow(minuteMs);
  const groups = groupsOf(rows, nowMs);
  useEffect(reportLooking, []);
  const keyed = groups.map((group) => ({
    ...group,
    key: group.day || group.name,
    rows: group.rows.map((row) => ({ row, key: `${row.accountId} ${row.reminder.id}` })),
  }));
  const { current, listProps } = useRows(keyed.flatMap((group) => group.rows.map(({ key }) => key)));
  const heldProps = useNextRow(listProps);
  if (rows.length === 0) return <NothingDue />;
  return (
    <div {...heldProps}>
      {keyed.map((group) => (
        <section key={group.key} className="reminder-group">
          <h2 id={`group-${group.key}`} className="group-title">
            {group.name === 'day' ? dayTitle(group.day, words.locale) : words.t(`reminders.${group.name}`)}
          </h2>
          <ul aria-labelledby={`group-${group.key}`}>
            {group.rows.map(({ row, key }) => (
              <ReminderItem key={key} row={row} rowKey={key} current={key === current} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** "Friday, 27 November". */
function dayTitle(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(day);
}

/** Lets the main process know that reminders are before somebody's eyes, each time that they come to be. */
function reportLooking(): () => void {
  const look = () => void ask(bridge().looking({ view: 'reminders' }));
  look();
  window.addEventListener('focus', look);
  return () => {
    window.removeEventListener('focus', look);
    void ask(bridge().looking({ view: null }));
  };
}

function NothingDue() {
  const words = useWords();
  const accounts = useSlice('accounts');
  const offered = accounts.some(({ capabilities }) => {
    const state = capabilities?.reminders ?? 'unknown';
    return state === 'on' || state === 'unknown';
  });
  return (
    <Empty icon="bell" title={words.t('reminders.empty')}>
      <p className="quiet">{words.t(offered ? 'reminders.emptyMore' : 'reminders.off')}</p>
    </Empty>
  );
}
