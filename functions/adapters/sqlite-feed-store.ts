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
  const byName = prepare(db, "SELECT feed, record FROM feeds WHERE feed = $feed");
  const touch = prepare(
    db,
    `INSERT INTO feeds (feed, revision, record) VALUES ($feed, 1, $first)
     ON CONFLICT DO UPDATE SET revision = revision + 1, record = json_set(record,
       '$.version', record ->> '$.version' + 1,
       '$.revision', revision + 1,
       '$.changedAt', $changedAt)`,
  );

  const parse = createParser();

  return {
    async getFeeds(feeds) {
      const [first] = feeds;
      const rows =
        first !== undefined && feeds.length === 1
          ? byName.all({ $feed: first })
          : byNames.all({ $feeds: JSON.stringify(feeds) });
      return rows.map(({ feed, record }) => parse(String(feed), String(record)));
    },
    saveFeed: async (record) => save(record.feed, {}, record),
    async touchFeed(feed, changedAt) {
      const first = JSON.stringify(firstVersion(feed, changedAt));
      touch.run({ $feed: feed, $first: first, $changedAt: changedAt });
    },
  };
}

const MOST_PARSED = 1_000;

/** Polls find the same text again and again: it is parsed once, and gives the same record. */
function createParser(): (feed: string, text: string) => FeedRecord {
  const parsed = new Map<string, { readonly text: string; readonly record: FeedRecord }>();
  return (feed, text) => {
    const known = parsed.get(feed);
    if (known?.text === text) return known.record;
    const record = parseRecordText("feed", feed, text);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(feed, { text, record });
    return record;
  };
}

function firstVersion(feed: string, changedAt: string): FeedRecord {
  return { schema: 1, revision: 1, feed, version: 1, changedAt, sealed: [], renderings: {} };
}
