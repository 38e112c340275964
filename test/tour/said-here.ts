import type { ElectronApplication } from 'playwright-core';
import { evaluateInMain } from '../e2e/support/evaluate-in-main';
import { dictionaryIn, languageTags } from '../words';

/** How the application, which speaks the language of this desktop, calls what English calls so in the sign-in form. */
export async function saidHere(electron: ElectronApplication): Promise<(english: string) => string> {
  const tags = await evaluateInMain(electron, ({ app }) => app.getPreferredSystemLanguages());
  const spoken = tags.map((tag) => tag.split('-')[0] ?? tag).find((tag) => languageTags().includes(tag));
  const own = dictionaryIn(spoken ?? 'en');
  const keys = new Map(
    Object.entries(dictionaryIn('en'))
      .filter(([key]) => /^(?:signIn|tabs)\.\w+$/.test(key))
      .map(([key, text]) => [text, key]),
  );
  return (english) => own[keys.get(english) ?? ''] ?? english;
}
