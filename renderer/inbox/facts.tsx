import type { ReactNode } from 'react';
import type { TicketCard } from '../../electron/bridge/slices';
import { clockOrDate, dayRange, listOf } from '../../electron/bridge/words/formats';
import { outcomeWords } from '../../electron/bridge/words/outcome-words';
import { type RendererWords, useWords } from '../i18n/use-words';
import { Icon, type IconName } from '../ui/icon';

interface FactsProps {
  readonly card: TicketCard;
  /** Age of what is said, where the server cannot be asked now. */
  readonly asOf: number | undefined;
}

/** What a fair decision needs: who else is away, and what is left. What is not known is not said. */
export function Facts({ card, asOf }: FactsProps) {
  const words = useWords();
  const { away, balance, approval, earlier = [], ticket } = card;
  const { dueAt } = ticket;
  const anything = away ?? balance ?? approval;
  return (
    <>
      {dueAt !== undefined && <Due ticket={ticket} dueAt={dueAt} />}
      {away && <Away away={away} />}
      {balance && (
        <Fact icon="leaf" amber={balance.leftAfter < 0}>
          {balance.leftAfter < 0
            ? words.t('inbox.balanceOver', { count: -balance.leftAfter, limit: balance.limit })
            : words.t('inbox.balance', { left: balance.leftAfter, limit: balance.limit })}
          {balance.pending !== 0 && <span className="quiet"> ({pendingOf(balance, words)})</span>}
        </Fact>
      )}
      {approval && <Approval approval={approval} />}
      {earlier.slice(-earlierShown).map((decision) => (
        <Fact key={decision.id} icon="clock" amber={false}>
          {words.t('inbox.earlier', { outcome: earlierWords(decision, words) })}
        </Fact>
      ))}
      {anything && asOf !== undefined && (
        <Fact icon="offline" amber={false}>
          {words.t('inbox.factsAsOf', { time: clockOrDate(asOf, words) })}
        </Fact>
      )}
    </>
  );
}

const earlierShown = 2;

function earlierWords(decision: NonNullable<TicketCard['earlier']>[number], words: RendererWords): string {
  const { text, why } = outcomeWords(decision, words);
  const time = clockOrDate(decision.settledAt ?? decision.decidedAt, words);
  return [text, why, time].filter(Boolean).join(', ');
}

/** When work has to be done, or an invitation begins; a day without a time is said as a day. */
function Due({ ticket, dueAt }: { readonly ticket: TicketCard['ticket']; readonly dueAt: number }) {
  const words = useWords();
  const past = dueAt < Date.now();
  const time = ticket.dueOn ? dayRange(ticket.dueOn, ticket.dueOn, words) : clockOrDate(dueAt, words);
  if (ticket.kind === 'invitation') {
    return (
      <Fact icon="clock" amber={false}>
        {words.t(past ? 'inbox.began' : 'inbox.begins', { time })}
      </Fact>
    );
  }
  return (
    <Fact icon="clock" amber={past}>
      {words.t(past ? 'inbox.overdue' : 'inbox.due', { time })}
    </Fact>
  );
}

/** Overlap is a piece of information; only a conflict, which leaves too few, is amber. */
function Away({ away }: { readonly away: NonNullable<TicketCard['away']> }) {
  const words = useWords();
  const { names, asked, teamSize, conflict } = away;
  return (
    <>
      {conflict && (
        <Fact icon="warning" amber>
          <strong>
            {words.t(conflict.away === teamSize ? 'inbox.nobodyLeft' : 'inbox.fewLeft', {
              away: conflict.away,
              team: teamSize,
              day: dayRange(conflict.day, conflict.day, words),
            })}
          </strong>
        </Fact>
      )}
      <Fact icon="away" amber={false}>
        {names.length === 0
          ? words.t('inbox.awayNone')
          : words.t('inbox.awaySome', { away: names.length, team: teamSize })}
        {names.length > 0 && <span className="quiet"> ({namesOf(names, words)})</span>}
      </Fact>
      {asked.length > 0 && (
        <Fact icon="clock" amber={false}>
          {words.t(names.length === 0 ? 'inbox.awayAsked' : 'inbox.awayAskedMore', { count: asked.length })}
          <span className="quiet"> ({namesOf(asked, words)})</span>
        </Fact>
      )}
    </>
  );
}

/** Where a request has more than one approver: who was before, and what Approve does next. */
function Approval({ approval }: { readonly approval: NonNullable<TicketCard['approval']> }) {
  const words = useWords();
  const { earlier, next, last } = approval;
  const sentences = [
    earlier.length > 0 && words.t('inbox.approvedBy', { names: namesOf(earlier, words) }),
    next !== undefined && words.t('inbox.thenDecides', { name: next }),
    last && earlier.length > 0 && words.t('inbox.decidesLast'),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return null;
  return (
    <Fact icon="arrow" amber={false}>
      {sentences.join('. ')}
    </Fact>
  );
}

/** Other requests of the same person that wait as well, or that nothing is known of them. */
function pendingOf({ pending }: NonNullable<TicketCard['balance']>, words: RendererWords): string {
  if (pending === undefined) return words.t('inbox.balanceUnsure');
  return words.t('inbox.balancePending', { pending: words.t('days', { count: pending }) });
}

interface FactProps {
  readonly icon: IconName;
  readonly amber: boolean;
  readonly children: ReactNode;
}

function Fact({ icon, amber, children }: FactProps) {
  return (
    <p className={amber ? 'fact amber' : 'fact'}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

const namesShown = 3;

function namesOf(names: readonly string[], words: RendererWords): string {
  const shown = names.slice(0, namesShown);
  const rest = names.length - shown.length;
  return listOf(rest > 0 ? [...shown, `+${rest}`] : shown, words);
}
