import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assumptionTable as officegest } from '../../../electron/systems/officegest/assumptions';
import { assumptionTable as offiserv } from '../../../electron/systems/offiserv/assumptions';
import { assumptionTable as onlyoffice } from '../../../electron/systems/onlyoffice/assumptions';
import { assumptionTable as onoffice } from '../../../electron/systems/onoffice/assumptions';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');

describe.each([
  ['OffiServ', 'OA', offiserv],
  ['OfficeGest', 'GA', officegest],
  ['ONLYOFFICE Workspace', 'OY', onlyoffice],
  ['onOffice', 'NA', onoffice],
] as const)('what is assumed about %s', (_label, prefix, table) => {
  const rows = Object.values<{ readonly id: string; readonly says: string }>(table);

  test('has an id each, numbered without a gap', () => {
    const numbers = rows
      .map(({ id }) => Number(id.slice(prefix.length + 1)))
      .sort((one, other) => one - other);
    expect(numbers).toEqual(rows.map((_row, index) => index + 1));
  });

  test('stands in the README, word for word', () => {
    for (const { id, says } of rows) expect(readme).toContain(`| ${id} | ${says} |`);
  });
});
