import { useWords } from '../i18n/use-words';
import { goTo } from '../shell/place';
import { Button } from '../ui/button';

/** The way to what was decided before, from wherever somebody looks for it. */
export function HistoryButton() {
  const words = useWords();
  return (
    <Button look="plain" compact icon="clock" onClick={() => goTo('history', true)}>
      {words.t('history.open')}
    </Button>
  );
}
