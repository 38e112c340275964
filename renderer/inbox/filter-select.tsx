import { type RendererWords, useWords } from '../i18n/use-words';
import { Select } from '../ui/select';
import type { Filter, FilterChoice } from './filter';

interface FilterSelectProps {
  readonly filter: Filter;
  readonly choices: readonly FilterChoice[];
  readonly onChoose: (filter: Filter) => void;
}

/** Narrows the inbox down; there only where there is something to tell apart. */
export function FilterSelect({ filter, choices, onChoose }: FilterSelectProps) {
  const words = useWords();
  if (choices.length === 0) return null;
  const chosen = choices.some(({ value }) => value === filter) ? filter : (choices[0]?.value ?? filter);
  return (
    <Select
      aria-label={words.t('inbox.filter.label')}
      value={chosen}
      choices={choices.map((choice) => ({ value: choice.value, label: labelOf(choice, words) }))}
      onChoose={onChoose}
    />
  );
}

function labelOf({ account, kind }: FilterChoice, words: RendererWords): string {
  return account ?? words.t(`inbox.filter.${kind ?? 'all'}`);
}
