import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { ReminderRow, TicketCard } from '../../electron/bridge/slices';
import { clockOrDate } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { HistoryButton } from '../history/history-button';
import { useWords } from '../i18n/use-words';
import { noneCan } from '../shell/account-state';
import { filterInbox, searchInbox, usePlace, wantTicket } from '../shell/place';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Ago } from '../ui/moment';
import { focusCurrentRow, rowsIn, useRows } from '../ui/rows';
import { say } from '../ui/say';
import { Skeleton } from '../ui/skeleton';
import { useGrown } from '../ui/use-grown';
import { isSelectable } from './bulk';
import { BulkBar } from './bulk-bar';
import { CountersLines } from './counters-line';
import { openDraft } from './drafts';
import { containing, filterChoices, filtered } from './filter';
import { FilterSelect } from './filter-select';
import { releaseHeights, releaseHeightsAround } from './held-heights';
import { InboxSearch } from './inbox-search';
import { keyOf } from './listing';
import { pickByKey } from './pick-by-key';
import { startSelecting, stopSelecting, useSelection } from './selection';
import { waits } from './standing';
import { TicketRow } from './ticket-row';
import { headings } from './urgency';
import { useListing } from './use-listing';
import './inbox.css';

/** As many as a window shows at first. */
const firstCards = 4;
/** With fewer one sees at a glance what there is. */
const searchFrom = 8;

/** What waits for a decision or a look. */
export function Inbox() {
  const cards = useSlice('inbox');
  const accounts = useSlice('accounts');
  const neverLooked = accounts.every(
    ({ lastSyncAt, failure, session }) =>
      lastSyncAt === undefined && !failure && (session === 'signed-in' || session === 'signing-in'),
  );
  if (cards.length > 0) return <Tickets cards={cards} />;
  return neverLooked ? <Skeleton /> : <NothingWaits />;
}

function Tickets({ cards: all }: { readonly cards: readonly TicketCard[] }) {
  const words = useWords();
  const accounts = useSlice('accounts');
  const filter = usePlace((place) => place.inboxFilter);
  const choices = useMemo(() => filterChoices(all, accounts), [all, accounts]);
  const text = usePlace((place) => place.inboxText);
  const cards = useMemo(
    () => containing(filtered(all, filter, choices), text, words),
    [all, filter, choices, text, words],
  );
  const list = useRef<HTMLUListElement>(null);
  const { listing, insertArrivals, holdProps } = useListing(cards, `${filter} ${text}`);
  const wantedIndex = useWanted(cards, list);
  const grown = useGrown(listing.rows.length, firstCards);
  const rows = listing.rows.slice(0, Math.max(grown, wantedIndex + 1));
  const { current, listProps } = useRows(rows.map(({ key }) => key));
  const begins = headings(listing.rows);
  const open = cards.filter(waits).length;
  const selectable = rows.filter((row) => isSelectable(row, accounts)).length;
  const selecting = useSelection(({ on }) => on);
  useEffect(() => stopSelecting, []);
  const region = { ...holdProps, onKeyDown: leaveSelecting };
  useFirstFocus(list);

  const showNew = () => {
    const first = listing.arrivals[0];
    insertArrivals();
    requestAnimationFrame(() => rowWith(list.current, first)?.focus());
  };
  return (
    // The line of what is new belongs to the region: reaching for it must not let the order go.
    <div {...region}>
      <div className="inbox-head">
        <p className="quiet small">{words.t('inbox.count', { count: open })}</p>
        <FilterSelect filter={filter} choices={choices} onChoose={filterInbox} />
        {listing.arrivals.length > 0 && (
          <span className="arrivals">
            <Button look="plain" compact onClick={showNew}>
              {words.t('inbox.new', { count: listing.arrivals.length })}
            </Button>
          </span>
        )}
        {selectable > 1 && (
          <Button
            look="plain"
            compact
            icon="task"
            aria-pressed={selecting}
            onClick={selecting ? stopSelecting : startSelecting}
          >
            {words.t('bulk.select')}
          </Button>
        )}
        <HistoryButton brief={choices.length > 0} />
      </div>
      {(all.length >= searchFrom || text !== '') && <InboxSearch text={text} found={cards.length} />}
      <ul
        ref={list}
        className="tickets"
        aria-label={words.t('inbox.listLabel')}
        onFocus={listProps.onFocus}
        onKeyDown={(event) => {
          pickByKey(event, rows);
          listProps.onKeyDown(event);
        }}
        onPointerOver={(event) => releaseHeightsAround(event.currentTarget, event.target)}
        onPointerLeave={(event) => releaseHeights(event.currentTarget)}
      >
        {rows.map((row) => (
          <TicketRow key={row.key} row={row} current={row.key === current} heading={begins.get(row.key)} />
        ))}
      </ul>
      <CountersLines />
      {selecting && <BulkBar rows={rows} onDone={() => list.current && focusCurrentRow(list.current)} />}
    </div>
  );
}

/** Esc anywhere in the inbox ends picking before it hides the window. */
function leaveSelecting(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !useSelection.getState().on) return;
  event.preventDefault();
  stopSelecting();
}

function rowWith(list: HTMLElement | null, key: string | undefined): HTMLElement | undefined {
  return list ? rowsIn(list).find(({ dataset }) => dataset.row === key) : undefined;
}

/** With the focus nowhere, the first card takes it: `A` and `R` work at once, and it is seen on what. */
function useFirstFocus(list: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const take = () => {
      if (document.activeElement === document.body && list.current) focusCurrentRow(list.current);
    };
    take();
    window.addEventListener('focus', take);
    return () => window.removeEventListener('focus', take);
  }, [list]);
}

/**
 * Goes to the ticket that a notification or the tray named, as soon as it is here.
 *
 * @returns its place among the cards, so that it is drawn; -1 when none is wanted.
 */
function useWanted(cards: readonly TicketCard[], list: { readonly current: HTMLElement | null }): number {
  const words = useWords();
  const wanted = usePlace((place) => place.wanted);
  const key = wanted && `${wanted.accountId} ${wanted.ticketId}`;
  const index = key === null ? -1 : cards.findIndex((card) => keyOf(card) === key);
  const meet = useCallback(() => {
    const row = rowWith(list.current, key ?? undefined);
    if (!wanted || !key || !row) return;
    wantTicket(null);
    row.scrollIntoView({ block: 'nearest' });
    row.focus();
    if (wanted.reject) openDraft(key, 'reject');
  }, [list, wanted, key]);

  useEffect(meet);
  useEffect(() => {
    // What is asked for is shown, whatever the list was narrowed down to; unless it was there to be met.
    if (!wanted || usePlace.getState().wanted === null) return;
    filterInbox('all');
    searchInbox('');
    // It may still be on its way from the server; then it is said that it does not wait any more.
    const timer = setTimeout(() => {
      wantTicket(null);
      say(words.t('inbox.goneIntent'), true);
    }, 5_000);
    return () => clearTimeout(timer);
  }, [wanted, words]);
  return index;
}

function NothingWaits() {
  const words = useWords();
  const accounts = useSlice('accounts');
  const reminders = useSlice('reminders');
  const wanted = usePlace((place) => place.wanted);
  useEffect(() => {
    if (!wanted) return;
    wantTicket(null);
    say(words.t('inbox.goneIntent'), true);
  }, [wanted, words]);
  const looked = accounts.flatMap(({ lastSyncAt }) => lastSyncAt ?? []);
  const next = nextToday(reminders, Date.now());
  const blocked = noneCan(accounts, 'leaveApproval');
  return (
    <Empty icon="inbox" title={words.t('inbox.empty')}>
      {blocked && <p>{words.t(`inbox.noLeaveApproval.${blocked.reason}`, { system: blocked.system })}</p>}
      <p className="quiet">
        {looked.length === 0 ? (
          words.t('inbox.lookedNever')
        ) : (
          <Ago at={Math.min(...looked)} label={(time) => words.t('inbox.looked', { time })} />
        )}
      </p>
      <p className="quiet">
        {next
          ? words.t('inbox.next', {
              title: next.reminder.title,
              time: clockOrDate(next.reminder.dueAt, words),
            })
          : words.t('inbox.nextNone')}
      </p>
      <Button onClick={() => void bridge().syncNow()}>{words.t('common.syncNow')}</Button>
      <HistoryButton />
      <CountersLines />
    </Empty>
  );
}

/** The next thing that falls due before midnight. */
function nextToday(reminders: readonly ReminderRow[], nowMs: number): ReminderRow | undefined {
  const today = new Date(nowMs).toDateString();
  return reminders
    .filter(({ reminder: { dueAt } }) => dueAt >= nowMs && new Date(dueAt).toDateString() === today)
    .sort((one, other) => one.reminder.dueAt - other.reminder.dueAt)[0];
}
