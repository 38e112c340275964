import { readFile } from 'node:fs/promises';
import { Pool } from 'undici';
import type { Person } from '../../../electron/office/person';
import { type Database, openDatabase } from '../../../electron/store/database';
import { openStore } from '../../../electron/store/open-store';
import { searchWordsOf } from '../../../electron/store/search-words';
import type { SentRequest } from '../watch-requests';
import { measureProcess, memoryAtRest } from './measure-process';
import { ACCOUNT, type Outcome, type Recording, type Task } from './task';

type Row = readonly (string | number | null)[];

const INSERT_PERSON =
  'INSERT INTO people (key, account_id, id, record, manager_id, email, family, given, heads, names, others, tails) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const INSERT_WORDS =
  'INSERT INTO people_words (rowid, names, others, around, numbers, tails) VALUES (?, ?, ?, ?, ?, ?)';
const INSERT_MET = 'INSERT INTO people_met (person_key, generation) VALUES (?, 1)';
/** People in one transaction: larger ones gain nothing any more. */
const AT_ONCE = 1_000;

interface Insert {
  readonly sql: string;
  readonly values: Row;
}

/**
 * The least that a first reading can be: the same requests sent again, their answers read to the end and thrown away, and
 * rows that lie ready put into the same tables of an equally encrypted file, in large transactions, as answers come in.
 */
export async function runFloor(task: Task): Promise<Outcome> {
  const { recording: recordingFile = '' } = task;
  const { file, sent, atOnce } = JSON.parse(await readFile(recordingFile, 'utf8')) as Recording;
  const rows = readRows(file, task.key);
  openStore({ file: task.file, key: task.key }).close();
  const database = openDatabase(task.file, task.key);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  database.exec('PRAGMA cache_size = -8000');
  const pool = new Pool(task.origin, { connections: atOnce, connect: { ca: task.caPem } });
  // The connection of a client that has signed in already is open.
  await read(pool, sent[0]);
  try {
    const measured = await measureProcess(await memoryAtRest(), () =>
      readAndInsert(pool, sent, atOnce, database, rows),
    );
    return { ...measured, people: rows.length, requests: sent.length };
  } finally {
    await pool.destroy();
    database.close();
  }
}

async function readAndInsert(
  pool: Pool,
  sent: readonly SentRequest[],
  atOnce: number,
  database: Database,
  rows: readonly (readonly Insert[])[],
): Promise<void> {
  let next = 0;
  let answered = 0;
  let inserted = 0;
  const insertUpTo = (end: number) => {
    database.exec('BEGIN IMMEDIATE');
    for (const inserts of rows.slice(inserted, end)) {
      for (const { sql, values } of inserts) database.run(sql, values);
    }
    database.exec('COMMIT');
    inserted = end;
  };
  const readOnAndOn = async () => {
    while (next < sent.length) {
      const one = sent[next];
      next += 1;
      await read(pool, one);
      answered += 1;
      const due = Math.floor((rows.length * answered) / sent.length);
      if (due - inserted >= AT_ONCE) insertUpTo(due);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOnAndOn));
  insertUpTo(rows.length);
}

async function read(pool: Pool, sent: SentRequest | undefined): Promise<void> {
  if (sent === undefined) throw new Error('Nothing was recorded');
  const { method, path, headers, body, status } = sent;
  const answer = await pool.request({
    // Only methods that the client itself has sent.
    method: method as 'GET' | 'POST',
    path,
    headers,
    ...(body !== undefined && { body }),
  });
  for await (const _chunk of answer.body);
  if (answer.statusCode !== status) {
    throw new Error(`${path} was answered ${status} before and ${answer.statusCode} now`);
  }
}

/** The rows that the program's own reading has left, one person after the other. */
function readRows(file: string, key: string): readonly (readonly Insert[])[] {
  const store = openStore({ file, key });
  try {
    return store.people
      .query('SELECT record FROM people WHERE account_id = ? ORDER BY key', [ACCOUNT])
      .map(({ record }, index) => insertsFor(String(record), index + 1));
  } finally {
    store.close();
  }
}

function insertsFor(record: string, key: number): readonly Insert[] {
  const person = JSON.parse(record) as Person;
  const words = searchWordsOf(person);
  const { email, family, given, heads, names, others, tails, around, numbers } = words;
  const { id, managerId = null } = person;
  return [
    {
      sql: INSERT_PERSON,
      values: [key, ACCOUNT, id, record, managerId, email, family, given, heads, names, others, tails],
    },
    { sql: INSERT_WORDS, values: [key, names, others, around, numbers, tails] },
    { sql: INSERT_MET, values: [key] },
  ];
}
