import { useWords } from '../i18n/use-words';
import { goTo } from '../shell/place';
import { Button } from '../ui/button';

/**
 * The way to what was decided before, from wherever somebody looks for it.
 * @param brief the icon alone, where there is no room for the word.
 */
export function HistoryButton({ brief = false }: { readonly brief?: boolean }) {
  const words = useWords();
  const word = words.t('history.open');
  const open = () => goTo('history', true);
  if (brief)
    return <Button look="plain" compact icon="clock" aria-label={word} title={word} onClick={open} />;
  return (
    <Button look="plain" compact icon="clock" onClick={open}>
      {word}
    </Button>
  );
}
