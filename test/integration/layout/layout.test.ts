import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Slices } from '../../../electron/bridge/slices';
import { pseudoLanguage } from '../../pseudo-language';
import { dictionaryIn, languageTags } from '../../words';
import { cutOff } from './cut-off';
import { GalleryProgram } from './gallery-program';

/** Its rows are those of another scene, and measuring each would take a minute. */
const leftOut = 'inbox-500';
/** The pages of single components are in English alone. */
const notSpoken = 'components-';

/** What a server wrote: who asks for what on a decided line, an address. */
const mayEndInDots = '.one-line, .timeline-name, .selectable';

const spoken: readonly Slices['words'][] = [
  ...languageTags().map((language) => {
    const dictionary = dictionaryIn(language);
    return { locale: dictionary['language.locale'] ?? language, languages: languageTags(), dictionary };
  }),
  { locale: 'en-150', languages: languageTags(), dictionary: pseudoLanguage(dictionaryIn('en')) },
];

let gallery: GalleryProgram;
beforeAll(async () => {
  gallery = await GalleryProgram.start();
});
afterAll(() => gallery?.close());

/** What cannot be read, a line each, with the language before it. */
async function unreadable(name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const words of spoken) {
    await gallery.speak(words);
    for (const what of await cutOff(gallery.page, mayEndInDots)) found.push(`${words.locale} ${what}`);
    if (process.env.OFFITRAY_PICTURES) {
      await gallery.page.screenshot({ path: `${process.env.OFFITRAY_PICTURES}/${name}.${words.locale}.png` });
    }
  }
  return found;
}

describe('at 400 pixels every language fits, and one that is longer by half', () => {
  it('in every scene of the gallery', async () => {
    const found: Record<string, readonly string[]> = {};
    const scenes = await gallery.scenes();
    expect(scenes).toContain(leftOut);
    for (const scene of scenes.filter((name) => name !== leftOut && !name.startsWith(notSpoken))) {
      await gallery.show(scene);
      const here = await unreadable(scene);
      if (here.length > 0) found[scene] = here;
    }
    expect(found).toEqual({});
  }, 180_000);

  it.each<[string, string, readonly string[]]>([
    ['the menu of a request', 'inbox', ['.card-buttons [aria-haspopup="menu"]']],
    ['the team calendar', 'inbox', ['.calendar-toggle button']],
    ['several picked', 'inbox', ['.inbox-head [aria-pressed]', '.tickets [type="checkbox"]']],
    ['the menu of a reminder', 'reminders', ['[aria-haspopup="menu"]']],
  ])('in %s', async (name, scene, presses) => {
    await gallery.show(scene);
    for (const press of presses) await gallery.page.locator(press).first().click();
    expect(await unreadable(name)).toEqual([]);
  });

  it.each([
    ['the list of keys', '?', 'dialog[open]'],
    ['the history', 'Control+h', '.history-list li'],
  ])('in %s', async (name, key, place) => {
    await gallery.show('inbox');
    await gallery.page.keyboard.press(key);
    await gallery.page.locator(place).first().waitFor();
    expect(await unreadable(name)).toEqual([]);
  });
});
