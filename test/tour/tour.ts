import { mkdir, rm } from 'node:fs/promises';
import { setOfficeStage } from '../e2e/support/office-stage';
import { outputPath } from '../e2e/support/packaged-program';
import { Camera } from './camera';
import { drawDesktop, screen } from './desktop-picture';
import type { TourOptions } from './options';
import type { Scene } from './scene';
import { showOffice } from './show-office';
import { type Step, stepsAt } from './steps';

/**
 * Shows the main job from end to end on a desktop of its own, with a real notification daemon, a tray and a keychain.
 * Every step looks at the server's own records before it counts. Resolves with the exit code.
 */
export async function runTour({ system, people, seed }: TourOptions): Promise<number> {
  const startedAt = performance.now();
  const folder = outputPath('tour');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  console.log(
    `The tour: OffiTray and a demo office of ${people} people on ${system}. Pictures go to ${folder}`,
  );
  const background = await drawDesktop(folder);
  const desktop = { notifications: 'dunst', background, screen } as const;
  const stage = await setOfficeStage({ system, people, seed, desktop });
  try {
    const office = await showOffice(system, stage.office);
    if (office.missing !== undefined) console.log(office.missing);
    const camera = new Camera(stage.desktop, folder);
    return await walk({ stage, port: stage.office.port, office, camera }, folder, startedAt);
  } finally {
    await stage.close();
    await rm(background, { force: true });
  }
}

async function walk(scene: Scene, folder: string, startedAt: number): Promise<number> {
  const steps = stepsAt(scene.office);
  for (const [index, step] of steps.entries()) {
    scene.camera.nextStep(index + 1, step.name);
    const beganAt = performance.now();
    try {
      const seen = await step.run(scene);
      report(startedAt, beganAt, step, seen);
    } catch (error) {
      report(startedAt, beganAt, step, 'FAILED');
      console.error(`\nThe step "${step.title}" failed: ${error instanceof Error ? error.message : error}`);
      console.error(`The screen then: ${await scene.camera.screen('failed')}`);
      return 1;
    }
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(
    `\nAll ${steps.length} steps were verified on the server's side. ${seconds} s; ${scene.camera.count} pictures in ${folder}`,
  );
  return 0;
}

function report(startedAt: number, beganAt: number, step: Step, seen: string): void {
  const now = performance.now();
  const since = String(Math.round(now - startedAt)).padStart(7);
  const took = String(Math.round(now - beganAt)).padStart(6);
  console.log(`${since} ms  +${took} ms  ${step.title}: ${seen}`);
}
