import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { axeFindings } from '../views/axe';
import { focusWalk } from '../views/focus-walk';
import { layoutShifts } from '../views/layout-shifts';
import { poses } from '../views/poses';
import {
  keepShot,
  keptPoses,
  pictureDifference,
  reviewedText,
  shotFile,
  whyNotComparable,
} from '../views/reference';
import { Studio } from '../views/studio';
import { pictureThemes, themes } from '../views/themes';

/** Another language is another line here and a folder of pictures more. */
const languages = [{ language: 'en', locale: 'en-GB' }] as const;

let studio: Studio;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  studio = await Studio.open();
}, 900_000);

afterAll(() => studio?.close());

/** What was reviewed holds for the browser and the font that it was drawn with. */
async function onlyAsReviewed(context: TestContext): Promise<void> {
  const other = await whyNotComparable(studio.chromium);
  context.skip(other !== undefined, other);
}

describe.each(poses)('$name', ({ name, scene, act }) => {
  beforeAll(async () => {
    await studio.show(scene);
    await act?.(studio.page);
  });

  if (act === undefined) {
    test('nothing moves while it settles', async () => {
      expect(await layoutShifts(studio.page)).toEqual([]);
    });
  }

  test('axe finds nothing in any theme', async () => {
    for (const theme of themes) {
      await studio.light(theme);
      // The system changes colours, and nothing else of a view.
      const rules = theme === 'light' ? 'all' : 'of colour';
      expect(await axeFindings(studio.page, rules), theme).toEqual([]);
    }
  });

  test('looks as it was reviewed', async (context) => {
    await onlyAsReviewed(context);
    for (const { language, locale } of languages) {
      await studio.speak(locale);
      const shots: string[] = [];
      for (const theme of pictureThemes) {
        await studio.light(theme);
        const file = shotFile(language, name, theme);
        await keepShot(file, await studio.page.screenshot({ animations: 'disabled' }));
        shots.push(file);
      }
      expect(await pictureDifference(language, name, shots)).toBeUndefined();
    }
  });

  test('reads as it was reviewed, and shows where the focus is', async (context) => {
    await studio.light('light');
    await studio.speak('en-GB');
    const tree = await studio.page.locator('body').ariaSnapshot();
    const stops = await focusWalk(studio.page);
    expect(stops.filter(({ unseen }) => unseen !== undefined)).toEqual([]);
    await onlyAsReviewed(context);
    const text = `${tree}\n\nTab goes to:\n${stops.map(({ what }) => `- ${what}\n`).join('')}`;
    expect(text).toBe(await reviewedText(name, text));
  });
});

test('nothing is kept of views that are gone', async () => {
  expect(await keptPoses()).toEqual(poses.map(({ name }) => name).sort());
});
