import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { FailureNote } from '../ui/failure-note';
import { FactRow, Section } from './parts';

const keychainWords = {
  ok: 'settings.kept.keychainOk',
  unavailable: 'settings.kept.keychainNone',
  'asked-not': 'settings.kept.keychainNotYet',
} as const;

/** Where things are kept: said plainly, because people ask. */
export function KeptSection() {
  const words = useWords();
  const { storage, storageFailure, keychain } = useSlice('desktop');
  const { count } = useSlice('people');
  return (
    <Section title={words.t('settings.kept.title')}>
      <FactRow label={words.t('settings.kept.storage')}>{words.t(`settings.kept.${storage}`)}</FactRow>
      <FactRow label={words.t('settings.kept.keychain')}>{words.t(keychainWords[keychain])}</FactRow>
      <FactRow label={words.t('settings.kept.people')}>{words.t('people.kept', { count })}</FactRow>
      {storageFailure && <FailureNote failure={storageFailure} tone="amber" />}
    </Section>
  );
}
