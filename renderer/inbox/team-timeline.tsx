import { type CSSProperties, useEffect, useState } from 'react';
import type { TeamTimeline as Timeline } from '../../electron/bridge/slices';
import { dayRange } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { columnsOf, firstOfWeeks, weekendsOf } from './timeline-columns';
import './team-timeline.css';

interface TeamTimelineProps {
  readonly accountId: string;
  readonly ticketId: string;
  /** Changes when what is shown may have. */
  readonly basis: unknown;
}

/** The team's time away around a request: a picture for the eye, and under it the same as a table. */
export function TeamTimeline({ accountId, ticketId, basis }: TeamTimelineProps) {
  const words = useWords();
  const [timeline, setTimeline] = useState<Timeline | null>();
  // Asked again when what the answer rests on has changed.
  useEffect(() => {
    let asked = true;
    void ask(bridge().teamTimeline({ accountId, ticketId })).then((answer) => {
      if (asked && answer !== undefined) setTimeline(answer);
    });
    return () => {
      asked = false;
    };
  }, [accountId, ticketId, basis]);
  return (
    <section className="timeline">
      {timeline === null && <p className="quiet small">{words.t('inbox.timeline.unknown')}</p>}
      {timeline && (
        <>
          <Picture timeline={timeline} />
          <Table timeline={timeline} />
        </>
      )}
    </section>
  );
}

/** Days as columns, people as rows. The table says all of it, so that it is for the eye alone. */
function Picture({ timeline: { days, today, rows } }: { readonly timeline: Timeline }) {
  const words = useWords();
  const day = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const own = rows[0]?.spans.find(({ is }) => is === 'this');
  const frame: CSSProperties = {
    gridTemplateColumns: `minmax(0, 88px) repeat(${days.length}, minmax(0, 1fr))`,
    gridTemplateRows: `16px repeat(${rows.length}, 20px)`,
  };
  const whole = (columns: string | undefined): CSSProperties => ({ gridColumn: columns, gridRow: '2 / -1' });
  return (
    <div className="timeline-picture" style={frame} aria-hidden="true">
      {weekendsOf(days).map((columns) => (
        <span key={columns} className="timeline-weekend" style={whole(columns)} />
      ))}
      {own && <span className="timeline-period" style={whole(columnsOf(own, days))} />}
      {days.includes(today) && (
        <span className="timeline-today" style={whole(columnsOf({ from: today, to: today }, days))} />
      )}
      {firstOfWeeks(days).map(({ date, columns }) => (
        <span key={date} className="timeline-week" style={{ gridColumn: columns, gridRow: 1 }}>
          {day.format(new Date(`${date}T00:00:00Z`))}
        </span>
      ))}
      {rows.map(({ name, spans }, index) => [
        // Two people may have the same name: the place tells them apart, and rows have no state.
        <span key={`${index} ${name}`} className="timeline-name one-line" style={{ gridRow: index + 2 }}>
          {name}
        </span>,
        ...spans.map((span) => (
          <span
            key={`${index} ${span.is} ${span.from} ${span.to}`}
            className={`timeline-bar ${span.is}`}
            style={{ gridColumn: columnsOf(span, days), gridRow: index + 2 }}
          />
        )),
      ])}
    </div>
  );
}

function Table({ timeline: { rows, more, here } }: { readonly timeline: Timeline }) {
  const words = useWords();
  return (
    <>
      <table className="timeline-table small" aria-label={words.t('inbox.timeline.show')}>
        <thead>
          <tr>
            <th scope="col">{words.t('inbox.timeline.who')}</th>
            <th scope="col">{words.t('inbox.timeline.days')}</th>
            <th scope="col">{words.t('inbox.timeline.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ name, spans }, index) =>
            spans.map(({ from, to, is }) => (
              <tr key={`${index} ${is} ${from} ${to}`}>
                <th scope="row">{name}</th>
                <td>{dayRange(from, to, words)}</td>
                <td>
                  <span className={`timeline-key ${is}`} aria-hidden="true" />
                  {words.t(`inbox.timeline.is.${is}`)}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {more > 0 && <p className="quiet small">{words.t('inbox.timeline.more', { count: more })}</p>}
      {here > 0 && <p className="quiet small">{words.t('inbox.timeline.here', { count: here })}</p>}
    </>
  );
}
