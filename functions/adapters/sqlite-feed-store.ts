import type { DatabaseSync } from "node:sqlite";
import { parseRecordText } from "../core/parse-record.ts";
import type { FeedRecord } from "../core/records.ts";
import type { FeedStore } from "../usecases/ports.ts";
import { createSave } from "./sqlite-records.ts";
import { prepare } from "./sqlite-statements.ts";

export function createSqliteFeedStore(db: DatabaseSync): FeedStore {
  const save = createSave(db, { table: "feeds", key: "feed", columns: [] });
  const byNames = prepare(
    db,
    "SELECT feed, record FROM feeds WHERE feed IN (SELECT value FROM json_each($feeds))",
  );
  const touch = prepare(
    db,
    `INSERT INTO feeds (feed, revision, record) VALUES ($feed, 1, $first)
     ON CONFLICT DO UPDATE SET revision = revision + 1, record = json_set(record,
       '$.version', record ->> '$.version' + 1,
       '$.revision', revision + 1,
       '$.changedAt', $changedAt)`,
  );

  return {
    async getFeeds(feeds) {
      const rows = byNames.all({ $feeds: JSON.stringify(feeds) });
      return rows.map(({ feed, record }) => parseRecordText("feed", String(feed), String(record)));
    },
    saveFeed: async (record) => save(record.feed, {}, record),
    async touchFeed(feed, changedAt) {
      const first = JSON.stringify(firstVersion(feed, changedAt));
      touch.run({ $feed: feed, $first: first, $changedAt: changedAt });
    },
  };
}

function firstVersion(feed: string, changedAt: string): FeedRecord {
  return { schema: 1, revision: 1, feed, version: 1, changedAt, sealed: [], renderings: {} };
}
