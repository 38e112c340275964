import { memo } from 'react';
import type { ReminderRow, Slices } from '../../electron/bridge/slices';
import { askLine, clockOrDate } from '../../electron/bridge/words/formats';
import { HistoryButton } from '../history/history-button';
import { type RendererWords, useWords } from '../i18n/use-words';
import { noneCan } from '../shell/account-state';
import { useSlice } from '../store';
import { Empty } from '../ui/empty';
import { Icon, type IconName } from '../ui/icon';
import { useRows } from '../ui/rows';
import { useGrown } from '../ui/use-grown';
import { type Limit, limitFacts } from './limits';
import './requests.css';

type OwnLeave = Slices['requests'][number]['leaves'][number];

/** My own leave and its state, and what is left of my days. */
export function Requests() {
  const words = useWords();
  const requests = useSlice('requests');
  const leaves = requests.flatMap(({ accountId, leaves: own }) =>
    own.map((leave) => ({ leave, key: `${accountId} ${leave.id}` })),
  );
  const limits = requests.flatMap(({ accountId, limits: own }) =>
    own.map((limit) => ({ limit, key: `${accountId} ${limit.type}` })),
  );
  const limitsAsOf = requests.flatMap(({ limitsAsOf: at }) => at ?? []);
  const grown = useGrown(leaves.length);
  const { current, listProps } = useRows(leaves.map(({ key }) => key));
  const lent = useSlice('reminders').some(isLending);
  if (leaves.length === 0 && limits.length === 0 && !lent) return <NoLeave />;
  return (
    <>
      {limits.length > 0 && (
        <section className="limits" aria-labelledby="limits-title">
          <h2 id="limits-title" className="group-title">
            {words.t('requests.limits')}
          </h2>
          <dl>
            {limits.map(({ limit, key }) => (
              <LimitRow key={key} limit={limit} />
            ))}
          </dl>
          {limitsAsOf.length > 0 && (
            <p className="quiet small as-of">
              {words.t('common.asOf', { time: clockOrDate(Math.min(...limitsAsOf), words) })}
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="leaves-title">
        <h2 id="leaves-title" className="group-title">
          {words.t('requests.leaves')}
        </h2>
        {leaves.length === 0 ? (
          <p className="quiet none">{words.t('requests.empty')}</p>
        ) : (
          <ul className="leaves" aria-labelledby="leaves-title" {...listProps}>
            {leaves.slice(0, grown).map(({ leave, key }) => (
              <LeaveItem key={key} own={leave} rowKey={key} current={key === current} />
            ))}
          </ul>
        )}
      </section>
      <Lendings />
      <p className="of-others">
        <span className="quiet">{words.t('history.ofOthers')}</span>
        <HistoryButton />
      </p>
    </>
  );
}

const looks: Readonly<Record<OwnLeave['standing'], { icon: IconName; tone: string }>> = {
  pending: { icon: 'clock', tone: 'amber' },
  approved: { icon: 'check', tone: 'good' },
  rejected: { icon: 'cross', tone: 'red' },
  withdrawn: { icon: 'undo', tone: '' },
  other: { icon: 'info', tone: '' },
};

interface LeaveItemProps {
  readonly own: OwnLeave;
  readonly rowKey: string;
  readonly current: boolean;
}

const LeaveItem = memo(function LeaveItem({ own, rowKey, current }: LeaveItemProps) {
  const words = useWords();
  const { icon, tone } = looks[own.standing];
  const asked = askLine(own.leave, words);
  const standing = own.standing === 'other' ? own.stateText : words.t(`requests.standing.${own.standing}`);
  return (
    // Rows are reached with the arrow keys, like those of a grid.
    <li
      data-row={rowKey}
      tabIndex={current ? 0 : -1}
      className="leave"
      aria-label={[asked, standing].join(', ')}
    >
      <div className="leave-words">
        <p>{asked}</p>
        {own.leave.comment && <p className="quiet small">{own.leave.comment}</p>}
        {own.heldBy && <p className="quiet small">{words.t('requests.heldBy', { name: own.heldBy })}</p>}
      </div>
      <p className={`standing ${tone}`}>
        <Icon name={icon} />
        {standing}
      </p>
    </li>
  );
});

const isLending = ({ reminder }: ReminderRow) => reminder.kind === 'lending';

/** What the person has lent, and when it has to be back. */
function Lendings() {
  const words = useWords();
  const lent = useSlice('reminders').filter(isLending);
  if (lent.length === 0) return null;
  return (
    <section className="lent" aria-labelledby="lent-title">
      <h2 id="lent-title" className="group-title">
        {words.t('requests.lent')}
      </h2>
      <ul className="leaves" aria-labelledby="lent-title">
        {lent.map(({ accountId, reminder }) => (
          <li key={`${accountId} ${reminder.id}`} className="leave">
            <p className="leave-words">{reminder.title}</p>
            <p className={reminder.dueAt < Date.now() ? 'standing red' : 'standing'}>
              {words.t('requests.backBy', { time: clockOrDate(reminder.dueAt, words) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LimitRow({ limit }: { readonly limit: Limit }) {
  const words = useWords();
  const facts = limitFacts(limit);
  const share = 'usedShare' in facts ? facts.usedShare : undefined;
  return (
    <div className="limit">
      <dt>{limit.type}</dt>
      <dd className={facts.is === 'over' ? 'over' : ''}>{limitWords(facts, words)}</dd>
      {share !== undefined && (
        <dd aria-hidden="true">
          <svg
            className={facts.is === 'over' ? 'bar over' : 'bar'}
            width="100%"
            height="6"
            aria-hidden="true"
          >
            <rect width="100%" height="6" rx="3" />
            <rect width={`${Math.round((1 - share) * 100)}%`} height="6" rx="3" />
          </svg>
        </dd>
      )}
    </div>
  );
}

function limitWords(facts: ReturnType<typeof limitFacts>, words: RendererWords): string {
  if (facts.is === 'left') return words.t('requests.left', { left: facts.left, limit: facts.limit });
  if (facts.is === 'over') return words.t('requests.over', { count: facts.over, limit: facts.limit });
  if (facts.is === 'used-only') return words.t('requests.usedOnly', { used: facts.used });
  if (facts.is === 'limit-only') return words.t('requests.limitOnly', { limit: facts.limit });
  return words.t('requests.unknown');
}

function NoLeave() {
  const words = useWords();
  const blocked = noneCan(useSlice('accounts'), 'ownLeave');
  const more = words.t(blocked ? `requests.off.${blocked.reason}` : 'requests.emptyMore');
  return (
    <Empty icon="leaf" title={words.t('requests.empty')}>
      <p className="quiet">{more}</p>
      <HistoryButton />
    </Empty>
  );
}
