import { mkdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';
import { outputPath } from './packaged-program';
import type { RunningApp } from './running-app';
import { type Stage, type StageOptions, setStage } from './stage';
import { decideAtOnce, signIn } from './views';

export interface AppOptions extends StageOptions {
  /** Signs the approver in before the first test; by default it does not. */
  readonly signedIn?: boolean;
  /** Whether decisions have their undo window; by default they do, as for everybody. */
  readonly undoWindow?: boolean;
  /** Words of the first start besides the preset; none by default. */
  readonly args?: readonly string[];
}

/** What the tests of one group share: one stage, and the application that runs on it. */
export interface OnStage {
  readonly stage: Stage;
  readonly app: RunningApp;
  /** Starts it again on the same profile after it has ended by itself or by force. */
  relaunch(options?: Parameters<Stage['launch']>[0]): Promise<RunningApp>;
  /** Ends the application and starts it again on the same profile. */
  restart(options?: Parameters<Stage['launch']>[0]): Promise<RunningApp>;
}

/**
 * Sets a stage and starts the application on it before the tests of the group around this call, and clears all of it
 * away after them. What the screen showed when a test failed is kept in `out/e2e`.
 */
export function withApp(options: AppOptions = {}): OnStage {
  let stage: Stage | undefined;
  let app: RunningApp | undefined;

  beforeAll(async () => {
    stage = await setStage(options);
    app = await stage.launch({ args: ['--preset', stage.presetFile, ...(options.args ?? [])] });
    if (options.signedIn !== true) return;
    const page = await app.window();
    await signIn(page, stage.approver.password);
    if (options.undoWindow === false) await decideAtOnce(page);
  });
  afterEach((context) => keepPicture(context, stage));
  afterAll(() => stage?.close());

  return {
    get stage() {
      return present(stage);
    },
    get app() {
      return present(app);
    },
    async relaunch(launch) {
      app = await present(stage).launch(launch);
      return app;
    },
    async restart(launch) {
      await present(app).quit();
      app = await present(stage).launch(launch);
      return app;
    },
  };
}

async function keepPicture({ task }: TestContext, stage: Stage | undefined): Promise<void> {
  if (task.result?.state !== 'fail' || stage === undefined) return;
  const folder = outputPath('e2e');
  await mkdir(folder, { recursive: true });
  await stage.desktop.screenshot(`${folder}/${task.name.replaceAll(/[^\w]+/g, '-').slice(0, 80)}.png`);
}

function present<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error('The stage is set before the first test, not while tests are collected');
  return value;
}
