/** Every view in every state, in English, as the packaged program draws it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layoutShifts } from '../views/layout-shifts';
import { componentPages, poses } from '../views/poses';
import { keptPoses } from '../views/reference';
import { reviewInEnglish } from '../views/review';
import { ShownProgram } from '../views/shown-program';
import { wordsIn } from '../words';

let program: ShownProgram;

// The first time on a machine an Electron has to be fetched, and the program is packaged.
beforeAll(async () => {
  program = await ShownProgram.open();
}, 900_000);

afterAll(() => program?.close());

describe.each(poses)('$name', ({ name, scene, act }) => {
  beforeAll(async () => {
    await program.show(scene);
    await act?.(program.page, wordsIn());
    await program.settle();
  });

  if (act === undefined) {
    test('nothing moves while it settles', async () => {
      expect(await layoutShifts(program.page)).toEqual([]);
    });
  }

  reviewInEnglish(name, () => program);
});

test('what was played is what the two processes have agreed on', async () => {
  expect(await program.complaints()).toEqual([]);
});

test('nothing is kept of views that are gone', async () => {
  expect(await keptPoses()).toEqual([...poses.map(({ name }) => name), ...componentPages].sort());
});
