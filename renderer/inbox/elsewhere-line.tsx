import type { TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { elsewhereWords } from './elsewhere-words';
import { useLeave } from './use-leave';

interface ElsewhereLineProps {
  readonly card: TicketCard;
  readonly elsewhere: NonNullable<TicketCard['elsewhere']>;
  /** It has been dismissed, and stays only so that nothing moves. */
  readonly gone: boolean;
  readonly label: string;
  readonly tabIndex: number;
  readonly describedBy: string;
}

/** A request that somebody else has decided: by whom and when; it goes once it could be read. */
export function ElsewhereLine({ card, elsewhere, gone, label, tabIndex, describedBy }: ElsewhereLineProps) {
  const words = useWords();
  const { icon, text } = elsewhereWords(elsewhere, words);
  const dismiss = () =>
    void ask(bridge().dismissElsewhere({ accountId: card.accountId, ticketId: card.ticket.id }));
  useLeave(!elsewhere.looking && !gone, dismiss);
  return (
    <div className="decided">
      <Icon name={icon} />
      <div>
        <p className="strong">{text}</p>
        <p className="quiet small one-line" title={label}>
          {label}
        </p>
      </div>
      {!gone && (
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
  );
}
