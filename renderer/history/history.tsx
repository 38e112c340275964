import { type KeyboardEvent, useRef, useState } from 'react';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { goBack } from '../shell/place';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { FailureNote, type FailureView } from '../ui/failure-note';
import { focusCurrentRow, useRows } from '../ui/rows';
import { say } from '../ui/say';
import { SearchField } from '../ui/search-field';
import { useGrown } from '../ui/use-grown';
import { HistoryItem } from './history-item';
import { type Found, useHistory } from './use-history';
import './history.css';

/** What was decided here in the last months, and how each decision was settled. */
export function History() {
  const words = useWords();
  const [text, setText] = useState('');
  const found = useHistory(text);
  const view = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const goesDown = event.key === 'ArrowDown' && view.current && focusCurrentRow(view.current);
    if (goesDown) event.preventDefault();
  };
  return (
    <div ref={view} className="history">
      <div className="history-head">
        <Button look="plain" compact icon="back" aria-label={words.t('common.back')} onClick={goBack} />
        <h1>{words.t('history.title')}</h1>
        {found && found.found > 0 && <ExportButton text={found.text} />}
      </div>
      {found?.total === 0 ? (
        <Empty icon="clock" title={words.t('history.empty')}>
          <p className="quiet">{words.t('history.emptyMore')}</p>
        </Empty>
      ) : (
        <>
          <SearchField
            label={words.t('history.search')}
            text={text}
            onText={setText}
            onKeyDown={onKeyDown}
            first
          />
          {found && <Results found={found} />}
        </>
      )}
    </div>
  );
}

function Results({ found: { text, entries, found, total } }: { readonly found: Found }) {
  const words = useWords();
  const accounts = useSlice('accounts');
  const grown = useGrown(entries.length);
  const shown = entries.slice(0, grown);
  const { current, listProps } = useRows(shown.map(({ decision }) => decision.id));
  if (entries.length === 0) {
    return (
      <Empty icon="search" title={words.t('history.none', { text })}>
        <p className="quiet">{words.t('history.noneTodo')}</p>
      </Empty>
    );
  }
  return (
    <>
      <p className="quiet small history-count" role="status">
        {text === ''
          ? words.t('history.count', { count: total })
          : words.t('history.found', { count: found })}
      </p>
      <ul className="history-list" aria-label={words.t('history.listLabel')} {...listProps}>
        {shown.map((entry) => (
          <HistoryItem
            key={entry.decision.id}
            entry={entry}
            account={accounts.length > 1 ? accounts.find(({ id }) => id === entry.accountId) : undefined}
            current={entry.decision.id === current}
          />
        ))}
      </ul>
      {found > entries.length && (
        <p className="quiet small history-count">{words.t('history.more', { shown: entries.length })}</p>
      )}
    </>
  );
}

/** Saves what is found. A file that could not be written is said where the button is. */
function ExportButton({ text }: { readonly text: string }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureView>();
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    const answer = await ask(bridge().exportHistory({ text }));
    setBusy(false);
    if (answer?.ok === false) setFailure(answer.failure);
    else if (answer?.file) say(words.t('history.saved', { file: answer.file }), true);
  };
  const refused = failure?.name === 'invalid';
  return (
    <>
      <Button compact busy={busy} onClick={() => void save()}>
        {words.t('history.export')}
      </Button>
      {failure && (
        <FailureNote
          failure={failure}
          {...(refused && {
            sentences: { what: words.t('history.notSaved.what'), todo: words.t('history.notSaved.todo') },
          })}
        />
      )}
    </>
  );
}
