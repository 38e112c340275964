import type { ExportWish } from '../../electron/bridge/people';
import { bridge } from '../bridge';
import { currentWords, useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Menu } from '../ui/menu';
import { say } from '../ui/say';
import { sayFailure } from '../ui/say-failure';

/** Saves what is on the screen; not there where the administrator does not allow it. */
export function ExportMenu({ what }: { readonly what: ExportWish['what'] }) {
  const words = useWords();
  const { exportForbidden } = useSlice('desktop');
  if (exportForbidden) return null;
  return (
    <Menu
      label={words.t('people.save')}
      withLabel
      icon="down"
      items={[
        { label: words.t('people.saveVcard'), onChoose: () => void save({ as: 'vcard', what }) },
        { label: words.t('people.saveCsv'), onChoose: () => void save({ as: 'csv', what }) },
      ]}
    />
  );
}

async function save(wish: ExportWish): Promise<void> {
  const words = currentWords();
  const outcome = await ask(bridge().exportPeople(wish));
  if (outcome?.ok && outcome.file !== null) say(words.t('history.saved', { file: outcome.file }), true);
  if (outcome?.ok === false && outcome.failure.name === 'invalid')
    say(`${words.t('history.notSaved.what')} ${words.t('history.notSaved.todo')}`, true);
  else if (outcome?.ok === false) sayFailure(outcome.failure);
}
