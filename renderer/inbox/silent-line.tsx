import type { TicketCard } from '../../electron/bridge/slices';
import { clockOrDate } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

interface SilentLineProps {
  readonly card: TicketCard;
  readonly until: number;
  readonly label: string;
  readonly tabIndex: number;
  readonly describedBy: string;
}

/** A request that was put off: still there, undecided and quiet. */
export function SilentLine({ card, until, label, tabIndex, describedBy }: SilentLineProps) {
  const words = useWords();
  const takeUp = () =>
    void ask(bridge().silence({ accountId: card.accountId, ticketId: card.ticket.id, until: null }));
  return (
    <div className="decided">
      <Icon name="snooze" />
      <div>
        <p>{words.t('inbox.notNow.until', { time: clockOrDate(until, words) })}</p>
        <p className="quiet small one-line" title={label}>
          {label}
        </p>
      </div>
      <Button compact data-verb="later" tabIndex={tabIndex} aria-describedby={describedBy} onClick={takeUp}>
        {words.t('inbox.notNow.takeUp')}
      </Button>
    </div>
  );
}
