/** Every view in every state, in each language but English, as the packaged program draws it. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { poses } from '../views/poses';
import { photographsAll } from '../views/reference';
import { photograph, reviewInLanguage } from '../views/review';
import { ShownProgram } from '../views/shown-program';
import { dictionaryIn, languageTags, wordsIn } from '../words';

let program: ShownProgram;

// The first time on a machine an Electron has to be fetched, and the program is packaged.
beforeAll(async () => {
  program = await ShownProgram.open();
}, 900_000);

afterAll(() => program?.close());

describe.each(languageTags().filter((tag) => tag !== 'en'))('in %s', (language) => {
  const words = wordsIn(dictionaryIn(language)['language.locale'] ?? language);

  test.for(poses)('$name reads and lies as it was reviewed', async ({ name, scene, act }, context) => {
    await program.show(scene, words.locale);
    await act?.(program.page, words);
    await program.settle();
    if (photographsAll) await photograph(language, name, program);
    await reviewInLanguage(language, name, program, context);
  });
});
