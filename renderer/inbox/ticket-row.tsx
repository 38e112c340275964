import { type FocusEvent, memo, useLayoutEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words';
import { accountLabel } from '../shell/account-state';
import { useSlice } from '../store';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Ago } from '../ui/moment';
import { isSelectable } from './bulk';
import { DecidedLine } from './decided-line';
import { askOf } from './decision-words';
import { ElsewhereLine } from './elsewhere-line';
import { useHeldHeight } from './held-heights';
import type { Row } from './listing';
import { OpenCard } from './open-card';
import { Pick } from './pick';
import { useSelection } from './selection';
import { SilentLine } from './silent-line';
import type { Urgency } from './urgency';

interface TicketRowProps {
  readonly row: Row;
  readonly current: boolean;
  /** The heading of the group that begins here. */
  readonly heading: Urgency | undefined;
}

/** One thing that waits, in its place in the list: a card to decide on, or the line of a decision. */
export const TicketRow = memo(function TicketRow({ row, current, heading }: TicketRowProps) {
  const words = useWords();
  const accounts = useSlice('accounts');
  const { online } = useSlice('desktop');
  const item = useRef<HTMLLIElement>(null);
  useHeldHeight(item);
  const keepFocus = useKeptFocus(item);
  const selecting = useSelection(({ on }) => on);
  const { card, key, gone } = row;
  const { ticket, decision } = card;
  const account = accounts.find(({ id }) => id === card.accountId);
  const decided = decision !== undefined && !['undone', 'changed'].includes(decision.state);
  const tabIndex = current ? 0 : -1;
  const askId = `ask-${key}`.replace(/\s/g, '-');
  const label = words.t('inbox.decidedTail', { name: ticket.requester.name, ask: askOf(card, words) });
  return (
    <li ref={item} data-row={key} tabIndex={tabIndex} className="ticket" aria-label={label} {...keepFocus}>
      {heading && <p className="group-title">{words.t(`inbox.urgency.${heading}`)}</p>}
      <div className="surface">
        {decided ? (
          <DecidedLine
            card={card}
            decision={decision}
            account={account}
            online={online}
            gone={gone}
            tabIndex={tabIndex}
            describedBy={askId}
          />
        ) : card.elsewhere !== undefined ? (
          <ElsewhereLine
            card={card}
            elsewhere={card.elsewhere}
            gone={gone}
            label={label}
            tabIndex={tabIndex}
            describedBy={askId}
          />
        ) : gone ? (
          <div className="decided">
            <Icon name="info" />
            <div>
              <p className="strong">{words.t('inbox.gone')}</p>
              <p className="quiet small one-line">{label}</p>
            </div>
          </div>
        ) : card.silentUntil !== undefined ? (
          <SilentLine
            card={card}
            until={card.silentUntil}
            label={label}
            tabIndex={tabIndex}
            describedBy={askId}
          />
        ) : (
          <>
            <div className="who">
              {selecting && isSelectable(row, accounts) && (
                <Pick rowKey={key} label={words.t('bulk.pick', { label })} tabIndex={tabIndex} />
              )}
              <Avatar name={ticket.requester.name} photo={card.photo} />
              <div className="who-words">
                <p className="who-line">
                  <span className="strong">{ticket.requester.name}</span>
                  <span className="quiet small waited">
                    <Ago at={ticket.createdAt ?? card.firstSeenAt} />
                  </span>
                </p>
                <p className="ask">{askOf(card, words)}</p>
                {accounts.length > 1 && account && <p className="quiet small">{accountLabel(account)}</p>}
              </div>
            </div>
            <OpenCard
              card={card}
              rowKey={key}
              account={account}
              changed={decision?.state === 'changed'}
              tabIndex={tabIndex}
              describedBy={askId}
              onFormClosed={() => item.current?.focus()}
            />
          </>
        )}
        <span id={askId} hidden>
          {label}
        </span>
      </div>
    </li>
  );
});

/** When the button or field that had the focus goes, because the request was decided, the row takes the focus. */
function useKeptFocus(item: { readonly current: HTMLLIElement | null }) {
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body)
      item.current?.focus({ preventScroll: true });
  });
  return {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      inside.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}
