import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { axeFindings } from './axe';
import { focusWalk } from './focus-walk';
import { linesOnScreen } from './lines-on-screen';
import { keepShot, pictureDifference, reviewedText, shotFile, whyNotComparable } from './reference';
import { pictureThemes, type Theme, themes } from './themes';

/** A window of the popover's size with a view in it. */
export interface Camera {
  readonly page: Page;
  /** Chromium's major version. */
  readonly chromium: number;
  light(theme: Theme): Promise<void>;
}

/** What was reviewed holds for the browser and the font that it was drawn with. */
async function onlyAsReviewed(context: TestContext, { chromium }: Camera): Promise<void> {
  const other = await whyNotComparable(chromium);
  context.skip(other !== undefined, other);
}

/** Tests of what is in the window in English: for everybody, in every theme, by key, and as it was reviewed. */
export function reviewInEnglish(name: string, camera: () => Camera): void {
  test('axe finds nothing in any theme', async () => {
    for (const theme of themes) {
      await camera().light(theme);
      // The system changes colours, and nothing else of a view.
      const rules = theme === 'light' ? 'all' : 'of colour';
      expect(await axeFindings(camera().page, rules), theme).toEqual([]);
    }
  });

  test('looks as it was reviewed', async (context) => {
    await onlyAsReviewed(context, camera());
    const shots = await photograph('en', name, camera());
    expect(await pictureDifference('en', name, shots)).toBeUndefined();
  });

  test('reads as it was reviewed, and shows where the focus is', async (context) => {
    await camera().light('light');
    const tree = await treeOf(camera().page);
    const stops = await focusWalk(camera().page);
    expect(stops.filter(({ unseen }) => unseen !== undefined)).toEqual([]);
    await onlyAsReviewed(context, camera());
    const text = `${tree}\n\nTab goes to:\n${stops.map(({ what }) => `- ${what}\n`).join('')}`;
    expect(text).toBe(await reviewedText('en', name, text));
  });
}

/** Holds what is in the window, in a language and in light, against the words and the places that were reviewed. */
export async function reviewInLanguage(
  language: string,
  name: string,
  camera: Camera,
  context: TestContext,
): Promise<void> {
  await onlyAsReviewed(context, camera);
  const tree = await treeOf(camera.page);
  const lines = await linesOnScreen(camera.page);
  const text = `${tree}\n\nOn the screen:\n${lines.map((line) => `${line}\n`).join('')}`;
  expect(text).toBe(await reviewedText(language, name, text));
}

/** What a screen reader makes of the page, without what it says in passing: that comes and goes with the clock. */
async function treeOf(page: Page): Promise<string> {
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('[role="status"]:is(.sr-only, .toast)')) {
      region.setAttribute('aria-hidden', 'true');
    }
  });
  return page.locator('body').ariaSnapshot();
}

/** Takes a picture of what is in the window in every theme, for the contact sheet, and leaves it light. */
export async function photograph(language: string, name: string, camera: Camera): Promise<readonly string[]> {
  const shots: string[] = [];
  for (const theme of pictureThemes) {
    await camera.light(theme);
    const file = shotFile(language, name, theme);
    await keepShot(file, await camera.page.screenshot({ animations: 'disabled' }));
    shots.push(file);
  }
  await camera.light('light');
  return shots;
}
