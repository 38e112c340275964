import type { Database } from './database';

/**
 * Notes whose names change or go while the program runs, in `people_touched`: who keeps names in memory follows that.
 * Somebody new needs no note, as a new key is the highest. Held in memory only, and undone with the change it belongs to.
 */
export function watchPeople(database: Database): void {
  database.exec(`
    PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE people_touched (touch INTEGER PRIMARY KEY, key INTEGER NOT NULL);
    CREATE TEMP TRIGGER name_gone AFTER DELETE ON people_names BEGIN
      INSERT INTO people_touched (key) VALUES (old.key);
    END;
    CREATE TEMP TRIGGER name_changed AFTER UPDATE ON people_names BEGIN
      INSERT INTO people_touched (key) VALUES (old.key);
    END;
  `);
}
