import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { OrgChart as Chart, ChartPerson } from '../../electron/bridge/people';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { useRows } from '../ui/rows';
import { ChartRow } from './chart-row';
import { deedOf, doDeed } from './deeds';
import type { ShownPersonProps } from './person-details';
import type { PersonRef } from './reach';
import { shownName } from './shown-name';

interface Part {
  readonly teamFrom?: number;
  readonly reportsFrom?: number;
}

/** A person's line above, the team beside and those below. Arrow keys walk it; the chart follows. */
export function OrgChart({ person, onShow, onTurn, onBack }: ShownPersonProps) {
  const words = useWords();
  const panel = useRef<HTMLElement>(null);
  const { chart, turnTo } = useChart(person);
  const { accountId, personId } = person;
  const shown = chart?.person.id;
  // The person whom the chart is about has the focus first.
  useEffect(() => {
    if (shown === personId) panel.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [shown, personId]);
  const rows = chart ? rowsOf(chart) : [];
  const { current = personId, listProps } = useRows(rows.map(({ id }) => id));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows.find(({ id }) => id === (event.target as HTMLElement).dataset.row);
    const deed = deedOf(event, false);
    const up = event.key === 'ArrowLeft' ? chart?.line.at(-1) : undefined;
    if (event.key === 'Escape') onBack();
    else if (up) onTurn({ accountId, personId: up.id, as: 'chart' });
    else if (row && (event.key === 'Enter' || event.key === ' '))
      onShow({ accountId, personId: row.id, as: 'card' });
    else if (row && (event.key === 'ArrowRight' || deed === 'chart'))
      onTurn({ accountId, personId: row.id, as: 'chart' });
    else if (row && deed && deed !== 'chart')
      doDeed(deed, { accountId, personId: row.id }, shownName(row.displayName, words));
    else return listProps.onKeyDown(event);
    event.preventDefault();
  };
  const rowProps = {
    current,
    person: personId,
    onOpen: (id: string) => onShow({ accountId, personId: id, as: 'card' }),
    onTurn: (id: string) => onTurn({ accountId, personId: id, as: 'chart' }),
  };
  return (
    <section
      ref={panel}
      className="person-details chart"
      aria-label={words.t('people.chart')}
      {...listProps}
      onKeyDown={onKeyDown}
    >
      <div className="card-head">
        <Button look="plain" compact icon="back" onClick={onBack}>
          {words.t('common.back')}
        </Button>
      </div>
      {chart === null && <p className="quiet">{words.t('people.gone')}</p>}
      {chart && (
        <>
          <p className="quiet small people-hint">{words.t('people.chartKeys')}</p>
          {chart.above !== 'top' && <p className="quiet">{words.t(`people.above.${chart.above}`)}</p>}
          <Group title={words.t('people.line')}>
            {lineOf(chart).map((one, depth) => (
              <ChartRow key={one.id} one={one} depth={depth} {...rowProps} />
            ))}
          </Group>
          <Group
            title={words.t('people.teamOf', { count: chart.team.total })}
            part={chart.team}
            onPart={(teamFrom) => turnTo({ teamFrom })}
          >
            {chart.team.people.map((one) => (
              <ChartRow key={one.id} one={one} {...rowProps} />
            ))}
          </Group>
          <Group
            title={words.t('people.reportsOf', {
              name: shownName(chart.person.displayName, words),
              count: chart.reports.total,
            })}
            part={chart.reports}
            onPart={(reportsFrom) => turnTo({ reportsFrom })}
          >
            {chart.reports.people.map((one) => (
              <ChartRow key={one.id} one={one} {...rowProps} />
            ))}
          </Group>
        </>
      )}
    </section>
  );
}

/** `undefined` while the chart is read, `null` when there is no such person. */
function useChart({ accountId, personId }: PersonRef) {
  const [chart, setChart] = useState<Chart | null>();
  const [part, setPart] = useState<Part & { readonly of: string }>({ of: personId });
  const people = useSlice('people');
  // Another person's chart begins where that person is.
  const { of, ...wanted } = part.of === personId ? part : { of: personId };
  const { teamFrom, reportsFrom } = wanted as Part;
  // A directory that changed is read again.
  useEffect(() => {
    let left = false;
    const places = {
      ...(teamFrom === undefined ? {} : { teamFrom }),
      ...(reportsFrom === undefined ? {} : { reportsFrom }),
    };
    void ask(bridge().orgChart({ accountId, personId, ...places })).then((answer) => {
      if (!left) setChart(answer);
    });
    return () => {
      left = true;
    };
  }, [accountId, personId, teamFrom, reportsFrom, people]);
  return { chart, turnTo: (next: Part) => setPart({ ...wanted, ...next, of }) };
}

/** The person closes the line where no team shows them. */
function lineOf({ line, team, person }: Chart): readonly ChartPerson[] {
  return team.total > 0 ? line : [...line, person];
}

/** Everybody shown, each once and in order: in a circle of managers one may stand in several places. */
function rowsOf(chart: Chart): readonly ChartPerson[] {
  return [...lineOf(chart), ...chart.team.people, ...chart.reports.people];
}

interface GroupProps {
  readonly title: string;
  readonly part?: Chart['team'];
  readonly onPart?: (from: number) => void;
  readonly children: readonly React.ReactNode[];
}

function Group({ title, part, onPart, children }: GroupProps) {
  const words = useWords();
  if (children.length === 0) return null;
  const last = part ? part.from + part.people.length : 0;
  return (
    <section>
      <h2 className="group-title">
        <bdi>{title}</bdi>
      </h2>
      <ul className="hits" aria-label={title}>
        {children}
      </ul>
      {part && onPart && part.total > part.people.length && (
        <div className="pager">
          <Button
            look="plain"
            compact
            icon="back"
            aria-disabled={part.from === 0}
            aria-label={words.t('people.earlier')}
            onClick={() => part.from > 0 && onPart(Math.max(0, part.from - part.people.length))}
          />
          <span className="quiet small" role="status">
            {words.t('people.partOf', { first: part.from + 1, last, total: part.total })}
          </span>
          <Button
            look="plain"
            compact
            icon="right"
            aria-disabled={last >= part.total}
            aria-label={words.t('people.later')}
            onClick={() => last < part.total && onPart(last)}
          />
        </div>
      )}
    </section>
  );
}
