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

it('shows each view in each language, light before dark before forced, and nothing made of the pictures', async () => {
  folder = await mkdtemp(join(tmpdir(), 'offitray-sheet-'));
  for (const language of ['de', 'en']) await mkdir(join(folder, language));
  const files = [
    'en/inbox-forced',
    'en/inbox-dark',
    'en/inbox-light',
    'en/inbox-difference',
    'de/people-light',
  ];
  for (const file of files) await writeFile(join(folder, `${file}.png`), '');
  const page = contactSheet(folder);
  const shown = [...page.matchAll(/src="([^"]+)"/g)].map(([, source]) => source);
  expect(shown).toEqual([
    'de/people-light.png',
    'en/inbox-light.png',
    'en/inbox-dark.png',
    'en/inbox-forced.png',
  ]);
  expect(page.match(/<section>/g)).toHaveLength(2);
});

it('is an empty page where no picture was taken', () => {
  expect(contactSheet(join(tmpdir(), 'offitray-no-such-folder'))).toContain('<h1>0 views</h1>');
});
