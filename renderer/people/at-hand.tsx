import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { AtHand as AtHandView } from '../../electron/bridge/people';
import { clockOrDate } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { focusCurrentRow, useRows } from '../ui/rows';
import { ExportMenu } from './export-menu';
import { Key } from './key';
import { PersonList, rowKeyOf } from './person-list';
import type { PersonRef } from './reach';
import { leavesUp } from './results';
import type { ShowPerson } from './walk';

interface AtHandProps {
  readonly onShow: ShowPerson;
  readonly onLeaveUp: () => void;
}

/** Before the first letter: favourites and those looked up lately, else whom one could find; and how fresh they are. */
export function AtHand({ onShow, onLeaveUp }: AtHandProps) {
  const words = useWords();
  const list = useRef<HTMLElement>(null);
  const people = useSlice('people');
  const [kept, setKept] = useState<AtHandView>();
  // A directory or favourites that changed are read again; those looked up lately keep their places meanwhile.
  useEffect(() => {
    let left = false;
    void ask(bridge().peopleAtHand()).then((answer) => {
      if (left || !answer) return;
      const element = list.current;
      const held = element?.contains(document.activeElement);
      setKept(answer);
      // A row that went into another list takes the focus with it.
      if (element && held)
        requestAnimationFrame(() => element.matches(':focus-within') || focusCurrentRow(element));
    });
    return () => {
      left = true;
    };
  }, [people]);
  const rows = [...(kept?.favourites ?? []), ...(kept?.recent ?? [])];
  const { current, listProps } = useRows(rows.map(rowKeyOf));
  if (kept === undefined) return null;
  const myTeam = kept.me && <MyTeam me={kept.me} onShow={onShow} />;
  if (rows.length === 0) return <Nobody count={people.count}>{myTeam}</Nobody>;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (leavesUp(event, list.current)) {
      event.preventDefault();
      onLeaveUp();
    }
    listProps.onKeyDown(event);
  };
  const parts = { current, onShow };
  return (
    <section
      ref={list}
      aria-label={words.t('people.atHand')}
      className="at-hand"
      {...listProps}
      onKeyDown={onKeyDown}
    >
      {kept.favourites.length > 0 && (
        <section>
          <div className="at-hand-head">
            <h2 className="group-title">{words.t('people.favourites')}</h2>
            <ExportMenu what="favourites" />
          </div>
          <PersonList hits={kept.favourites} label={words.t('people.favourites')} {...parts} />
        </section>
      )}
      {kept.recent.length > 0 && (
        <section>
          <h2 className="group-title">{words.t('people.recent')}</h2>
          <PersonList hits={kept.recent} label={words.t('people.recent')} {...parts} />
        </section>
      )}
      {myTeam}
      <p className="quiet small">
        {words.t('people.kept', { count: people.count })} · <AsOf />
      </p>
    </section>
  );
}

/** A way to everybody without a letter being typed. */
function MyTeam({ me, onShow }: { readonly me: PersonRef; readonly onShow: ShowPerson }) {
  const words = useWords();
  return (
    <Button compact icon="people" onClick={() => onShow({ ...me, as: 'chart' })}>
      {words.t('people.myTeam')}
    </Button>
  );
}

function Nobody({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const words = useWords();
  return (
    <Empty icon="people" title={words.t(count === 0 ? 'people.keptNone' : 'people.kept', { count })}>
      {count > 0 && (
        <p className="quiet">
          <AsOf />
        </p>
      )}
      {count > 0 && <p className="quiet">{words.t('people.hint')}</p>}
      {children}
      {count > 0 && (
        <p className="quiet small">
          <Key>F</Key> {words.t('people.favourHint')}
        </p>
      )}
    </Empty>
  );
}

function AsOf() {
  const words = useWords();
  const asOf = useSlice('accounts').flatMap(({ peopleAsOf }) => peopleAsOf ?? []);
  if (asOf.length === 0) return null;
  return <>{words.t('people.asOf', { time: clockOrDate(Math.min(...asOf), words) })}</>;
}
