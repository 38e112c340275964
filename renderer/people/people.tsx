import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PersonHit } from '../../electron/bridge/slices';
import { clockOrDate } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { focusCurrentRow, rowsIn, useRows } from '../ui/rows';
import { say } from '../ui/say';
import { useGrown } from '../ui/use-grown';
import { OutsideContacts } from './outside-contacts';
import { PersonDetails } from './person-details';
import { PersonItem } from './person-item';
import { type PersonRef, reach } from './reach';
import { type Found, firstHits, mostHits, useSearch } from './use-search';
import './people.css';

/** The directory: a field, what it finds, and the card of one colleague. */
export function People() {
  const words = useWords();
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(firstHits);
  /** The cards walked through, the one shown last. */
  const [walk, setWalk] = useState<readonly PersonRef[]>([]);
  const found = useSearch(text, limit);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const shown = walk.at(-1);
  const { announced } = useCount(found);
  const wantCopy = useCopyFirst(found);

  const type = (typed: string) => {
    wantCopy(undefined);
    setText(typed);
    setLimit(firstHits);
    setWalk([]);
  };
  const back = () => {
    setWalk(walk.slice(0, -1));
    if (walk.length > 1) return;
    requestAnimationFrame(() => {
      const key = `${shown?.accountId} ${shown?.personId}`;
      const rows = results.current ? rowsIn(results.current) : [];
      (rows.find(({ dataset }) => dataset.row === key) ?? rows[0] ?? field.current)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      type('');
    } else if (event.key === 'ArrowDown' && results.current && focusCurrentRow(results.current)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      wantCopy(text.trim());
    }
  };
  return (
    <div className="people">
      <div className="search">
        <Icon name="search" />
        <input
          ref={field}
          className="input"
          type="search"
          data-first-focus=""
          aria-label={words.t('people.search')}
          placeholder={words.t('people.search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="sr-only" role="status">
        {announced}
      </p>
      {shown ? (
        <PersonDetails
          person={shown}
          onBack={back}
          onOpen={(personId) => setWalk([...walk, { accountId: shown.accountId, personId }])}
        />
      ) : (
        <div ref={results}>
          {found && text.trim() !== '' ? (
            <>
              <Results
                found={found}
                onOpen={(hit) => setWalk([{ accountId: hit.accountId, personId: hit.id }])}
                onMore={limit < mostHits ? () => setLimit(mostHits) : undefined}
                onLeaveUp={() => field.current?.focus()}
              />
              <OutsideContacts text={text.trim()} />
            </>
          ) : (
            <Kept />
          )}
        </div>
      )}
    </div>
  );
}

/**
 * Copies the first number found for the very words in the field. Fast fingers press Enter before the answer is here:
 * the wish waits for it, rather than taking the number of somebody found for fewer letters.
 */
function useCopyFirst(found: Found | undefined): (text: string | undefined) => void {
  const words = useWords();
  const [wanted, setWanted] = useState<{ readonly text: string | undefined }>({ text: undefined });
  useEffect(() => {
    if (found === undefined || found.text !== wanted.text) return;
    setWanted({ text: undefined });
    const hit = found.hits[0];
    if (hit?.number) void reach({ accountId: hit.accountId, personId: hit.id }, 'copy', hit.number);
    else if (hit) say(words.t('people.nothingToCopy', { name: hit.displayName }), true);
  }, [found, wanted, words]);
  return (text) => setWanted({ text });
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

interface ResultsProps {
  readonly found: Found;
  readonly onOpen: (hit: PersonHit) => void;
  readonly onMore: (() => void) | undefined;
  readonly onLeaveUp: () => void;
}

function Results({ found, onOpen, onMore, onLeaveUp }: ResultsProps) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const grown = useGrown(found.hits.length);
  const hits = found.hits.slice(0, grown).map((hit) => ({ hit, key: `${hit.accountId} ${hit.id}` }));
  const { current, listProps } = useRows(hits.map(({ key }) => key));
  if (hits.length === 0) {
    return (
      <Empty icon="search" title={words.t('people.none', { text: found.text })}>
        <p className="quiet">{words.t('people.noneTodo')}</p>
      </Empty>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const first = list.current && rowsIn(list.current)[0];
    if (event.key === 'ArrowUp' && document.activeElement === first) {
      event.preventDefault();
      onLeaveUp();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onLeaveUp();
    }
    listProps.onKeyDown(event);
  };
  return (
    <>
      <p className="quiet small people-hint">{words.t('people.keyHint')}</p>
      <ul
        ref={list}
        className="hits"
        aria-label={words.t('people.results')}
        {...listProps}
        onKeyDown={onKeyDown}
      >
        {hits.map(({ hit, key }) => (
          <PersonItem key={key} hit={hit} rowKey={key} current={key === current} onOpen={onOpen} />
        ))}
      </ul>
      {found.more && (
        <div className="more">
          {onMore ? (
            <Button compact onClick={onMore}>
              {words.t('people.showMore')}
            </Button>
          ) : (
            <p className="quiet">{words.t('people.typeOn')}</p>
          )}
        </div>
      )}
    </>
  );
}

/** Before the first letter: whom one could find, and how fresh they are. */
function Kept() {
  const words = useWords();
  const { count } = useSlice('people');
  const asOf = useSlice('accounts').flatMap(({ peopleAsOf }) => peopleAsOf ?? []);
  return (
    <Empty icon="people" title={words.t(count === 0 ? 'people.keptNone' : 'people.kept', { count })}>
      {count > 0 && asOf.length > 0 && (
        <p className="quiet">{words.t('people.asOf', { time: clockOrDate(Math.min(...asOf), words) })}</p>
      )}
      {count > 0 && <p className="quiet">{words.t('people.hint')}</p>}
    </Empty>
  );
}
