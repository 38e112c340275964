import { type KeyboardEvent, useRef } from 'react';
import { type RendererKey, useWords } from '../i18n/use-words';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { rowsIn, useRows } from '../ui/rows';
import { useGrown } from '../ui/use-grown';
import { keyOf } from './deeds';
import { ExportMenu } from './export-menu';
import { PersonList, rowKeyOf } from './person-list';
import type { Found } from './use-search';
import type { ShowPerson } from './walk';

interface ResultsProps {
  readonly found: Found;
  readonly limit: number;
  readonly onShow: ShowPerson;
  readonly onMore: (() => void) | undefined;
  readonly onLeaveUp: () => void;
}

/** Who was found, and the keys for what one may want of them. */
export function Results({ found, limit, onShow, onMore, onLeaveUp }: ResultsProps) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const grown = useGrown(found.hits.length);
  const hits = found.hits.slice(0, grown);
  const { current, listProps } = useRows(hits.map(rowKeyOf));
  if (hits.length === 0) {
    return (
      <Empty icon="search" title={words.t('people.none', { text: found.text })}>
        <p className="quiet">{words.t('people.noneTodo')}</p>
      </Empty>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (leavesUp(event, list.current)) {
      event.preventDefault();
      onLeaveUp();
    }
    listProps.onKeyDown(event);
  };
  return (
    <>
      <KeyHints />
      <PersonList
        ref={list}
        hits={hits}
        label={words.t('people.results')}
        current={current}
        onShow={onShow}
        {...listProps}
        onKeyDown={onKeyDown}
      />
      <div className="more">
        {found.more &&
          (onMore ? (
            <Button compact onClick={onMore}>
              {words.t('people.showMore')}
            </Button>
          ) : (
            <p className="quiet">{words.t('people.typeOn')}</p>
          ))}
        <ExportMenu what={{ text: found.text, limit }} />
      </div>
    </>
  );
}

/** Whether a key leads from a list back to the field above it. */
export function leavesUp({ key }: KeyboardEvent, list: HTMLElement | null): boolean {
  const isFirst = list !== null && document.activeElement === rowsIn(list)[0];
  return key === 'Escape' || (key === 'ArrowUp' && isFirst);
}

const hints: readonly (readonly [key: string, what: RendererKey])[] = [
  ['↵', 'people.hints.copy'],
  ['→', 'people.hints.card'],
  [keyOf.call, 'people.call'],
  [keyOf.mail, 'people.mail'],
  [keyOf.copyEmail, 'people.hints.email'],
  [keyOf.chart, 'people.team'],
];

/** The keys that are wanted most; "?" lists all of them. */
function KeyHints() {
  const words = useWords();
  return (
    <p className="quiet small people-hint">
      {hints.map(([key, what]) => (
        <span key={key}>
          <kbd className="kbd">{key}</kbd> {words.t(what)}
        </span>
      ))}
      <span>{words.t('people.hints.typing')}</span>
    </p>
  );
}
