import type { Page } from 'playwright-core';
import type { OfficeOnShow } from './office-on-show';

/** Types, as a person does, what the preset has not filled. */
export async function typeCredentials(page: Page, fields: OfficeOnShow['fields']): Promise<void> {
  for (const { label, text } of fields) {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.inputValue()) === text) continue;
    await field.click();
    // A long secret is pasted by a person; typing it letter by letter would show nothing more.
    if (text.length > 24) await field.fill(text);
    else await field.pressSequentially(text, { delay: 15 });
  }
}
