import type { Page } from 'playwright-core';
import type { OfficeStage } from '../e2e/support/office-stage';
import type { RunningApp } from '../e2e/support/running-app';
import type { OfficeName } from '../offices';
import type { Camera } from './camera';
import type { OfficeOnShow, Work } from './office-on-show';

/** What the steps of the tour pass on to each other. */
export interface Scene {
  readonly stage: Pick<OfficeStage<OfficeName>, 'desktop' | 'launch'>;
  /** TCP port of the office on this machine. */
  readonly port: number;
  readonly office: OfficeOnShow;
  readonly camera: Camera;
  app?: RunningApp;
  page?: Page;
  /** What the notification is about. */
  announced?: Work;
}

/** The application and its window, once the first step has started it. */
export function onScene(scene: Scene): { readonly app: RunningApp; readonly page: Page } {
  const { app, page } = scene;
  if (app === undefined || page === undefined) throw new Error('The application has not been started yet.');
  return { app, page };
}
