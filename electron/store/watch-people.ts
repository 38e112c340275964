import type { Database } from './database';

/**
 * Notes whose names change or go while the program runs, in `people_touched`: who keeps names in memory follows that.
 * Somebody new needs no note where the key is the highest ever; but keys of people who went are given again. Held in memory
 * only, and undone with the change it belongs to.
 */
export function watchPeople(database: Database): void {
  database.exec(`
    PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE people_touched (touch INTEGER PRIMARY KEY, key INTEGER NOT NULL);
    CREATE INDEX temp.people_touched_by_key ON people_touched (key);
    CREATE TEMP TRIGGER name_again AFTER INSERT ON people_names
    WHEN new.key <= (SELECT max(key) FROM people_touched) BEGIN
      INSERT INTO people_touched (key) VALUES (new.key);
    END;
    CREATE TEMP TRIGGER name_gone AFTER DELETE ON people_names BEGIN
      INSERT INTO people_touched (key) VALUES (old.key);
    END;
    CREATE TEMP TRIGGER name_changed AFTER UPDATE ON people_names BEGIN
      INSERT INTO people_touched (key) VALUES (old.key);
    END;
  `);
}
