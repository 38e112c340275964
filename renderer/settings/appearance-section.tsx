import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { change } from './change';
import { ChoiceRow, Section } from './parts';

export function AppearanceSection() {
  const words = useWords();
  const { languages } = useSlice('words');
  const { language, theme, trayIcon } = useSlice('settings');
  const shades = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: words.t(`settings.appearance.${value}`),
  }));
  return (
    <Section title={words.t('settings.appearance.title')}>
      <ChoiceRow
        label={words.t('settings.appearance.language')}
        value={languages.includes(language) ? language : 'system'}
        choices={[
          { value: 'system', label: words.t('settings.appearance.system') },
          ...languages.map((value) => ({ value, label: ownName(value) })),
        ]}
        onChoose={(chosen) => void change({ language: chosen })}
      />
      <ChoiceRow
        label={words.t('settings.appearance.theme')}
        value={theme}
        choices={shades}
        onChoose={(chosen) => void change({ theme: chosen })}
      />
      <ChoiceRow
        label={words.t('settings.appearance.trayIcon')}
        value={trayIcon}
        choices={shades}
        onChoose={(chosen) => void change({ trayIcon: chosen })}
      />
    </Section>
  );
}

/** A language in its own words, so that it is found by whoever speaks it. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
