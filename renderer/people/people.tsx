import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words';
import { goTo, usePlace, type WantedPerson, wantTicket } from '../shell/place';
import { focusCurrentRow, rowsIn } from '../ui/rows';
import { say } from '../ui/say';
import { SearchField } from '../ui/search-field';
import { AtHand } from './at-hand';
import { type Deed, deedOf, doDeed } from './deeds';
import { OrgChart } from './org-chart';
import { OutsideContacts } from './outside-contacts';
import { PersonDetails } from './person-details';
import { rowKeyOf } from './person-list';
import { reach } from './reach';
import { Results } from './results';
import { shownName } from './shown-name';
import { type Found, firstHits, mostHits, useSearch } from './use-search';
import type { ShowPerson, Step } from './walk';
import './people.css';

/** The directory: a field, what it finds, and the card or the chart of one colleague. */
export function People() {
  const words = useWords();
  /** Whom the inbox wants to be shown, and on account of which request. */
  const [asked, setAsked] = useState(usePlace.getState().wantedPerson);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(firstHits);
  /** The cards and charts walked through, the one shown last. */
  const [walk, setWalk] = useState<readonly Step[]>(asked ? [{ ...asked, as: 'card' }] : []);
  const found = useSearch(text, limit);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const shown = walk.at(-1);
  const { announced } = useCount(found);
  const show: ShowPerson = (step) => setWalk([...walk, step]);
  const wish = useFirst(found, show);

  const type = (typed: string) => {
    wish(undefined);
    setAsked(null);
    setText(typed);
    setLimit(firstHits);
    setWalk([]);
  };
  const back = () => {
    setWalk(walk.slice(0, -1));
    const [first] = walk;
    if (walk.length > 1 || !first) return;
    if (asked) return backTo(asked);
    requestAnimationFrame(() => {
      const key = rowKeyOf({ ...first, id: first.personId });
      const rows = results.current ? rowsIn(results.current) : [];
      (rows.find(({ dataset }) => dataset.row === key) ?? rows[0] ?? field.current)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = deedOf(event, true);
    // Beside a card that is open, another person's number would be a surprise: the keys are the card's.
    if (shown && (event.key === 'Enter' || event.key === 'ArrowDown' || deed)) focusShown(results.current);
    else if (event.key === 'Enter') wish({ text: text.trim(), deed: 'copy' });
    else if (deed) wish({ text: text.trim(), deed });
    else if (event.key !== 'ArrowDown' || !results.current || !focusCurrentRow(results.current)) return;
    event.preventDefault();
  };
  const leaveUp = () => field.current?.focus();
  const Shown = shown?.as === 'chart' ? OrgChart : PersonDetails;
  return (
    <div className="people">
      <SearchField
        ref={field}
        label={words.t('people.search')}
        text={text}
        onText={type}
        onKeyDown={onKeyDown}
        large
        first
      />
      <p className="sr-only" role="status">
        {announced}
      </p>
      <div ref={results}>
        {shown && (
          <Shown
            person={shown}
            onBack={back}
            onShow={show}
            onTurn={(step) => setWalk([...walk.slice(0, -1), step])}
          />
        )}
        {!shown && found && text.trim() !== '' && (
          <>
            <Results
              found={found}
              limit={limit}
              onShow={show}
              onMore={limit < mostHits ? () => setLimit(mostHits) : undefined}
              onLeaveUp={leaveUp}
            />
            <OutsideContacts text={text.trim()} />
          </>
        )}
        {!shown && !(found && text.trim() !== '') && <AtHand onShow={show} onLeaveUp={leaveUp} />}
      </div>
    </div>
  );
}

function backTo({ accountId, ticketId }: WantedPerson): void {
  wantTicket({ accountId, ticketId, reject: false });
  goTo('inbox', true);
}

/** Into the card or the chart: a chart has a row that is current, a card takes the focus as a whole. */
function focusShown(view: HTMLElement | null): void {
  if (view && !focusCurrentRow(view)) view.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}

interface Wish {
  readonly text: string;
  readonly deed: Deed | 'copy';
}

/**
 * Does what a key asked for with the first person found for the very words in the field. Fast fingers press it before
 * the answer is here: the wish waits for it, rather than taking somebody found for fewer letters.
 */
function useFirst(found: Found | undefined, onShow: ShowPerson): (wish: Wish | undefined) => void {
  const words = useWords();
  const [wish, setWish] = useState<Wish>();
  useEffect(() => {
    if (found === undefined || found.text !== wish?.text) return;
    setWish(undefined);
    const [hit] = found.hits;
    if (hit === undefined) return;
    const name = shownName(hit.displayName, words);
    const ref = { accountId: hit.accountId, personId: hit.id };
    if (wish.deed === 'chart') onShow({ ...ref, as: 'chart' });
    else if (wish.deed !== 'copy') doDeed(wish.deed, ref, name);
    else if (hit.number) void reach(ref, 'copy', hit.number);
    else say(words.t('people.nothingToCopy', { name }), true);
  }, [found, wish, words, onShow]);
  return setWish;
}

/** How many were found, for a screen reader, once the typing rests. */
function useCount(found: Found | undefined): { readonly announced: string } {
  const words = useWords();
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(
      () => setAnnounced(found ? words.t('people.found', { count: found.hits.length }) : ''),
      500,
    );
    return () => clearTimeout(timer);
  }, [found, words]);
  return { announced };
}
