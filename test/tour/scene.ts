import type { Page } from 'playwright-core';
import type { RunningApp } from '../e2e/support/running-app';
import type { Stage } from '../e2e/support/stage';
import type { LeaveState } from '../offices';
import type { Camera } from './camera';

/** What the steps of the tour pass on to each other. */
export interface Scene {
  readonly stage: Stage;
  readonly camera: Camera;
  app?: RunningApp;
  page?: Page;
  /** The request that the notification is about. */
  announced?: LeaveState;
}

/** The application and its window, once the first step has started it. */
export function onScene(scene: Scene): { readonly app: RunningApp; readonly page: Page } {
  const { app, page } = scene;
  if (app === undefined || page === undefined) throw new Error('The application has not been started yet.');
  return { app, page };
}
