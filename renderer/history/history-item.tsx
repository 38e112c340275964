import { memo } from 'react';
import type { HistoryEntry } from '../../electron/bridge/history';
import type { AccountView } from '../../electron/bridge/slices';
import { askLine } from '../../electron/bridge/words/formats';
import { outcomeWords } from '../../electron/bridge/words/outcome-words';
import { useWords } from '../i18n/use-words';
import { accountLabel } from '../shell/account-state';
import { Icon, type IconName } from '../ui/icon';
import { Ago } from '../ui/moment';

interface HistoryItemProps {
  readonly entry: HistoryEntry;
  /** Absent where there is only one. */
  readonly account: AccountView | undefined;
  readonly current: boolean;
}

/** One decision: whom it was about, what was asked, what became of it and when. */
export const HistoryItem = memo(function HistoryItem({ entry, account, current }: HistoryItemProps) {
  const words = useWords();
  const { requester, title, leave, decision } = entry;
  const { text, why } = outcomeWords(decision, words);
  const { icon, tone } = lookOf(decision);
  const asked = leave ? askLine(leave, words) : title;
  const label = [requester, asked, text].join(', ');
  return (
    <li data-row={decision.id} tabIndex={current ? 0 : -1} className="history-item" aria-label={label}>
      <p className="history-who">
        <span className="strong one-line" title={requester}>
          {requester}
        </span>
        <span className="quiet small">
          <Ago at={decision.settledAt ?? decision.decidedAt} />
        </span>
      </p>
      <p>{asked}</p>
      <p className={`history-outcome ${tone}`}>
        <Icon name={icon} />
        <span>
          {text}
          {why !== undefined && `. ${why}`}
        </span>
      </p>
      {decision.reason && (
        <p className="quiet small">{words.t('history.reason', { text: decision.reason })}</p>
      )}
      {account && <p className="quiet small">{accountLabel(account)}</p>}
    </li>
  );
});

function lookOf({ state, verb }: HistoryEntry['decision']): {
  readonly icon: IconName;
  readonly tone: string;
} {
  if (state === 'undone') return { icon: 'undo', tone: '' };
  if (state === 'conflict') return { icon: 'warning', tone: 'amber' };
  if (state === 'refused') return { icon: 'warning', tone: 'red' };
  const turnedDown = ['reject', 'decline', 'return'].includes(verb);
  return turnedDown ? { icon: 'cross', tone: 'red' } : { icon: 'check', tone: 'good' };
}
