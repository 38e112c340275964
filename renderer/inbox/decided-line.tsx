import type { AccountView, TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { FailureNote } from '../ui/failure-note';
import { Icon } from '../ui/icon';
import { takeBack } from '../ui/take-back';
import { useNow } from '../ui/use-now';
import { askOf, decisionWords } from './decision-words';
import { openInBrowser } from './open-in-browser';
import { leavesByItself, type Standing, standingOf } from './standing';
import { useLeave } from './use-leave';

type Decision = NonNullable<TicketCard['decision']>;

interface DecidedLineProps {
  readonly card: TicketCard;
  readonly decision: Decision;
  readonly account: AccountView | undefined;
  readonly online: boolean;
  readonly gone: boolean;
  readonly tabIndex: number;
  readonly describedBy: string;
}

/** Standings in which it is not known yet whether this server carries decisions out. */
const underWay: readonly Standing['is'][] = ['undoable', 'waits', 'sending', 'checking'];
const tickMs = 250;

/** A decided request: what became of it, and Undo as long as it has not gone out. */
export function DecidedLine({
  card,
  decision,
  account,
  online,
  gone,
  tabIndex,
  describedBy,
}: DecidedLineProps) {
  const words = useWords();
  const nowMs = useNow(decision.state === 'queued' ? tickMs : null);
  const standing = standingOf(card, { account, online, nowMs: Math.max(nowMs, decision.decidedAt) });
  const { icon, tone, text } = decisionWords(card, standing, words);
  const ids = { accountId: card.accountId, decisionId: decision.id };
  const dismiss = () => void ask(bridge().dismiss(ids));
  useLeave(leavesByItself(standing) && !gone, dismiss);

  const tail = words.t('inbox.decidedTail', { name: card.ticket.requester.name, ask: askOf(card, words) });
  return (
    <>
      <div className={`decided ${tone}`}>
        <Icon name={icon} />
        <div>
          <p className="strong">{text}</p>
          <p className="quiet small one-line" title={tail}>
            {tail}
          </p>
        </div>
        {decision.state === 'queued' && !gone && (
          <>
            {standing.is === 'undoable' && <Ring msLeft={standing.msLeft} windowMs={windowOf(decision)} />}
            <Button
              compact
              icon="undo"
              data-verb="undo"
              tabIndex={tabIndex}
              aria-describedby={describedBy}
              onClick={() => void takeBack(ids)}
            >
              {words.t('inbox.undo')}
            </Button>
          </>
        )}
        {(standing.is === 'conflict' || leavesByItself(standing)) && !gone && (
          <Button
            look="plain"
            compact
            icon="cross"
            tabIndex={tabIndex}
            aria-label={words.t('common.dismiss')}
            aria-describedby={describedBy}
            onClick={dismiss}
          />
        )}
      </div>
      {account?.quickDecisions === 'untried' && underWay.includes(standing.is) && !gone && (
        <p className="quiet small">{words.t('inbox.quickUntried')}</p>
      )}
      {standing.is === 'refused' && (
        <FailureNote failure={decision.failure ?? { name: 'invalid' }} tabIndex={tabIndex}>
          <Button compact icon="browser" tabIndex={tabIndex} onClick={() => void openInBrowser(card)}>
            {words.t('common.openInBrowser')}
          </Button>
          <Button compact tabIndex={tabIndex} aria-describedby={describedBy} onClick={dismiss}>
            {words.t('common.dismiss')}
          </Button>
        </FailureNote>
      )}
    </>
  );
}

function windowOf({ notBefore, decidedAt }: Decision): number {
  return Math.max(1, notBefore - decidedAt);
}

/** The seconds left, as a number in a ring that empties. */
function Ring({ msLeft, windowMs }: { readonly msLeft: number; readonly windowMs: number }) {
  const left = Math.min(100, (100 * msLeft) / windowMs);
  return (
    <span className="ring" aria-hidden="true">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10.5" />
        <circle cx="12" cy="12" r="10.5" pathLength={100} strokeDasharray={`${left} 100`} />
      </svg>
      <span>{Math.ceil(msLeft / 1_000)}</span>
    </span>
  );
}
