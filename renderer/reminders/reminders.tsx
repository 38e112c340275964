import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Empty } from '../ui/empty';
import { useRows } from '../ui/rows';
import { useNow } from '../ui/use-now';
import { groupsOf } from './groups';
import { ReminderItem } from './reminder-item';
import './reminders.css';

const minuteMs = 60_000;

/** What starts and what falls due, by day. */
export function Reminders() {
  const words = useWords();
  const rows = useSlice('reminders');
  const groups = groupsOf(rows, useNow(minuteMs));
  const keyed = groups.map((group) => ({
    name: group.name,
    rows: group.rows.map((row) => ({ row, key: `${row.accountId} ${row.reminder.id}` })),
  }));
  const { current, listProps } = useRows(keyed.flatMap((group) => group.rows.map(({ key }) => key)));
  if (rows.length === 0) return <NothingDue />;
  return (
    <div {...listProps}>
      {keyed.map((group) => (
        <section key={group.name} className="reminder-group">
          <h2 id={`group-${group.name}`} className="group-title">
            {words.t(`reminders.${group.name}`)}
          </h2>
          <ul aria-labelledby={`group-${group.name}`}>
            {group.rows.map(({ row, key }) => (
              <ReminderItem key={key} row={row} rowKey={key} current={key === current} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
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
