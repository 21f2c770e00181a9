import { gunzipSync, gzipSync } from "node:zlib";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { parseRecord } from "../core/parse-record.ts";
import type { FeedRecord } from "../core/records.ts";
import type { FeedStore } from "../usecases/ports.ts";
import { createItems, type Item } from "./dynamodb-items.ts";
import { saveRecord } from "./dynamodb-records.ts";
import { type ItemKey, toRecord } from "./dynamodb-table.ts";

export function createDynamoDbFeedStore(client: DynamoDBClient, tableName: string): FeedStore {
  const items = createItems(client, tableName);
  return {
    getFeeds: async (feeds) => (await items.getMany(feeds.map(toKey))).map(parseFeed),
    saveFeed: (record) => saveRecord(items, { key: toKey(record.feed), record: pack(record) }),
    async touchFeed(feed, changedAt) {
      await items.update(toKey(feed), {
        expression: `SET #version = if_not_exists(#version, :none) + :one,
          #revision = if_not_exists(#revision, :none) + :one,
          #changedAt = :changedAt,
          #feed = :feed,
          #schema = if_not_exists(#schema, :one),
          #sealed = if_not_exists(#sealed, :noList),
          #renderings = if_not_exists(#renderings, :noMap)`,
        values: {
          ":none": 0,
          ":one": 1,
          ":changedAt": changedAt,
          ":feed": feed,
          ":noList": [],
          ":noMap": {},
        },
      });
    },
  };
}

function toKey(feed: string): ItemKey {
  return { PK: `feed#${feed}`, SK: "feed" };
}

/** A feed of many years has thousands of ranges, and every touch pays for the whole item: longer lists are compressed. */
const MOST_PLAIN_RANGES = 10;

function pack(record: FeedRecord): FeedRecord {
  if (record.sealed.length <= MOST_PLAIN_RANGES) return record;
  const packed = gzipSync(JSON.stringify(record.sealed)).toString("base64");
  return { ...record, sealed: packed as unknown as FeedRecord["sealed"] };
}

function parseFeed(item: Item): FeedRecord {
  const { sealed, ...rest } = toRecord(item);
  const list = typeof sealed === "string" ? unpack(sealed) : sealed;
  return parseRecord("feed", item.PK, { ...rest, sealed: list });
}

/** What cannot be unpacked is left to be found damaged. */
function unpack(sealed: string): unknown {
  try {
    return JSON.parse(gunzipSync(Buffer.from(sealed, "base64")).toString());
  } catch {
    return undefined;
  }
}
