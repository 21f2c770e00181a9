/**
 * Step n takes a file from `user_version` n to n + 1, inside one transaction. A step that was released is never changed.
 * A record is JSON; the columns beside it are what it is found by.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE sources (
    key TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    is_removed INTEGER NOT NULL,
    next_crawl_at TEXT,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sources_by_id ON sources (id, is_removed, key);
  CREATE INDEX sources_due ON sources (next_crawl_at, key) WHERE next_crawl_at IS NOT NULL;

  CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    source_key TEXT NOT NULL,
    -- Only while it is in the feeds.
    entered_at TEXT,
    next_attempt_at TEXT,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_source ON articles (source_key, id);
  CREATE INDEX entries ON articles (entered_at, id) WHERE entered_at IS NOT NULL;
  CREATE INDEX entries_by_source ON articles (source_key, entered_at, id) WHERE entered_at IS NOT NULL;
  CREATE INDEX articles_due ON articles (next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;

  CREATE TABLE feeds (
    feed TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;

  CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    pace TEXT NOT NULL
  ) STRICT;

  CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    record TEXT NOT NULL
  ) STRICT;

  CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Epoch milliseconds, as all times of this table.
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receive_count INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    -- Changes with each delivery: who was too slow cannot settle another's.
    receipt TEXT
  ) STRICT;
  CREATE INDEX messages_visible ON messages (queue, visible_at);

  CREATE TABLE dead_letters (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    died_at INTEGER NOT NULL,
    receive_count INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX dead_letters_by_queue ON dead_letters (queue, died_at);
  `,
  `
  -- In place of entered_at, of what was backfilled.
  ALTER TABLE articles ADD COLUMN history_at TEXT;
  CREATE INDEX history_by_source ON articles (source_key, history_at, id) WHERE history_at IS NOT NULL;
  `,
  `
  -- Why the last delivery failed; nothing: its worker died.
  ALTER TABLE messages ADD COLUMN failure TEXT;
  ALTER TABLE dead_letters ADD COLUMN failure TEXT;
  `,
  `
  -- When a source is due stands beside its record, so that it is claimed without it.
  ALTER TABLE sources ADD COLUMN slot_at TEXT;
  ALTER TABLE sources ADD COLUMN interval_ms INTEGER NOT NULL DEFAULT 1800000;
  UPDATE sources SET slot_at = record ->> '$.slotAt', interval_ms = coalesce(record ->> '$.intervalMs', 1800000)
    WHERE json_valid(record);
  `,
];
