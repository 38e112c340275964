import { useWords } from '../i18n/use-words';
import { searchInbox } from '../shell/place';
import { Icon } from '../ui/icon';

interface InboxSearchProps {
  readonly text: string;
  readonly found: number;
}

/** Narrows a long inbox down to what contains some words. */
export function InboxSearch({ text, found }: InboxSearchProps) {
  const words = useWords();
  return (
    <>
      <div className="inbox-search">
        <Icon name="search" />
        <input
          className="input"
          type="search"
          aria-label={words.t('inbox.search')}
          placeholder={words.t('inbox.search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => searchInbox(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.preventDefault();
            searchInbox('');
          }}
        />
      </div>
      <p className={text !== '' && found === 0 ? 'quiet none' : 'sr-only'} role="status">
        {text === '' ? '' : words.t('inbox.found', { count: found })}
      </p>
    </>
  );
}
