import type { ReactNode } from 'react';
import type { TicketCard } from '../../electron/bridge/slices';
import { type RendererWords, useWords } from '../i18n/use-words';
import { Icon, type IconName } from '../ui/icon';

/** What a fair decision needs: who else is away, and what is left. What is not known is not said. */
export function Facts({ card }: { readonly card: TicketCard }) {
  const words = useWords();
  const { away, balance } = card;
  return (
    <>
      {away && (
        <Fact icon="away" amber={away.names.length > 0}>
          {away.names.length === 0
            ? words.t('inbox.awayNone')
            : words.t('inbox.awaySome', { away: away.names.length, team: away.teamSize })}
          {away.names.length > 0 && <span className="quiet"> ({namesOf(away.names)})</span>}
        </Fact>
      )}
      {balance && (
        <Fact icon="leaf" amber={balance.leftAfter < 0}>
          {balance.leftAfter < 0
            ? words.t('inbox.balanceOver', { count: -balance.leftAfter, limit: balance.limit })
            : words.t('inbox.balance', { left: balance.leftAfter, limit: balance.limit })}
          {balance.pending !== 0 && <span className="quiet"> ({pendingOf(balance, words)})</span>}
        </Fact>
      )}
    </>
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

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, namesShown);
  const rest = names.length - shown.length;
  return (rest > 0 ? [...shown, `+${rest}`] : shown).join(', ');
}
