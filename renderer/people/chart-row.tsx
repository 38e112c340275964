import { memo, useId } from 'react';
import type { ChartPerson } from '../../electron/bridge/people';
import { useWords } from '../i18n/use-words';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { shownName } from './shown-name';

interface ChartRowProps {
  readonly one: ChartPerson;
  /** How far down the line; it is shown up to a few steps. */
  readonly depth?: number;
  /** Key of the row that Tab enters. */
  readonly current: string;
  /** Whom the chart is about. */
  readonly person: string;
  readonly onOpen: (id: string) => void;
  readonly onTurn: (id: string) => void;
}

const deepest = 6;

export const ChartRow = memo(function ChartRow({
  one,
  depth,
  current,
  person,
  onOpen,
  onTurn,
}: ChartRowProps) {
  const words = useWords();
  const nameId = useId();
  const tabIndex = one.id === current ? 0 : -1;
  const name = shownName(one.displayName, words);
  return (
    <li
      data-row={one.id}
      data-depth={depth === undefined ? undefined : Math.min(depth, deepest)}
      tabIndex={tabIndex}
      className="person chart-row"
      aria-labelledby={nameId}
      aria-current={one.id === person || undefined}
    >
      <Avatar name={name} />
      <div className="person-words">
        <button
          type="button"
          className="person-name one-line"
          id={nameId}
          dir="auto"
          tabIndex={tabIndex}
          onClick={() => onOpen(one.id)}
        >
          {name}
        </button>
        {one.title && (
          <p className="quiet small one-line">
            <bdi>{one.title}</bdi>
          </p>
        )}
      </div>
      {one.reports > 0 && one.id !== person && (
        <Button
          look="plain"
          compact
          tabIndex={tabIndex}
          aria-label={words.t('people.reportsOf', { name, count: one.reports })}
          onClick={() => onTurn(one.id)}
        >
          {new Intl.NumberFormat(words.locale).format(one.reports)} ↓
        </Button>
      )}
    </li>
  );
});
