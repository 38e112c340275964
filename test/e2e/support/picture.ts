import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { outputPath } from './packaged-program';

/** Keeps what the window shows, light and dark, in `out/e2e`. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(outputPath('e2e'), { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: outputPath(`e2e/${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}
