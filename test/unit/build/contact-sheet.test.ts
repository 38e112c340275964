import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { contactSheet } from '../../../build/contact-sheet.mjs';

let folder: string | undefined;

afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
  folder = undefined;
});

async function pictures(...files: readonly string[]): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'offitray-sheet-'));
  for (const language of ['de', 'en']) await mkdir(join(folder, language));
  for (const file of files) await writeFile(join(folder, `${file}.png`), '');
  return contactSheet(folder);
}

it('shows each view in each theme, its languages side by side, English first', async () => {
  const page = await pictures(
    'en/inbox-forced',
    'en/inbox-dark',
    'en/inbox-light',
    'de/inbox-light',
    'de/people-one-light',
  );
  const shown = [...page.matchAll(/src="([^"]+)"/g)].map(([, source]) => source);
  expect(shown).toEqual([
    'en/inbox-light.png',
    'de/inbox-light.png',
    'en/inbox-dark.png',
    'en/inbox-forced.png',
    'de/people-one-light.png',
  ]);
  expect(page.match(/<section>/g)).toHaveLength(2);
});

it('names what differs from what was reviewed before all views', async () => {
  const page = await pictures('en/inbox-light', 'en/inbox-difference');
  expect(page.indexOf('href="en/inbox-difference.png"')).toBeGreaterThan(0);
  expect(page.indexOf('href="en/inbox-difference.png"')).toBeLessThan(page.indexOf('<section>'));
  expect(page).not.toContain('src="en/inbox-difference.png"');
});

it('is an empty page where no picture was taken', () => {
  expect(contactSheet(join(tmpdir(), 'offitray-no-such-folder'))).toContain('<h1>0 views</h1>');
});
