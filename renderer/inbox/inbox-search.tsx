import { useWords } from '../i18n/use-words';
import { searchInbox } from '../shell/place';
import { SearchField } from '../ui/search-field';

interface InboxSearchProps {
  readonly text: string;
  readonly found: number;
}

/** Narrows a long inbox down to what contains some words. */
export function InboxSearch({ text, found }: InboxSearchProps) {
  const words = useWords();
  const isNone = text !== '' && found === 0;
  return (
    <>
      <SearchField label={words.t('inbox.search')} text={text} onText={searchInbox} />
      <p className={isNone ? 'quiet none' : 'sr-only'} role="status">
        {isNone && words.t('inbox.foundNone', { text })}
        {text !== '' && !isNone && words.t('inbox.found', { count: found })}
      </p>
    </>
  );
}
