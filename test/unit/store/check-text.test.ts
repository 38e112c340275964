import { expect, test } from 'vitest';
import { failureOf } from '../../../electron/office/errors';
import { checkText, textColumns } from '../../../electron/store/check-text';
import { openDatabase } from '../../../electron/store/database';
import { migrate } from '../../../electron/store/migrations';

test('every text column of the schema is looked at', () => {
  const database = openDatabase(':memory:');
  migrate(database);
  const columns = database
    .all(
      `SELECT m.name AS tableName, i.name AS columnName FROM sqlite_schema m, pragma_table_info(m.name) i
       WHERE m.type = 'table' AND i.type = 'TEXT' AND m.name NOT LIKE 'people_words%'`,
    )
    .map((row) => `${row.tableName}.${row.columnName}`);
  const checked = [textColumns.own, textColumns.fetched].flatMap((tables) =>
    Object.entries(tables).flatMap(([table, names]) => names.map((name: string) => `${table}.${name}`)),
  );
  expect(checked.sort()).toEqual(columns.sort());
  database.close();
});

test('a text that is not UTF-8 is damage, not the end of the program', () => {
  const database = openDatabase(':memory:');
  migrate(database);
  database.run("INSERT INTO settings (name, value) VALUES ('settings', CAST(x'7bff7d' AS TEXT))");
  let name: string | undefined;
  try {
    checkText(database, ['own']);
  } catch (thrown) {
    name = failureOf(thrown).name;
  }
  expect(name).toBe('disk-corrupt');
  database.close();
});
