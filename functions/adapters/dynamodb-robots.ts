import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { RobotsRecord } from "../core/records.ts";
import type { HostStore } from "../usecases/ports.ts";
import type { Item, Items } from "./dynamodb-items.ts";
import type { ItemKey } from "./dynamodb-table.ts";

/** Of base64. An item holds 400 KB, and a hostile robots.txt is 500 KiB that no compression makes shorter. */
const PART_LENGTH = 350_000;

/**
 * A robots.txt compressed, in as many items as it takes: one, but for hostile ones. Each part names the whole that it
 * belongs to, so that a reader between two writes sees no mixture but nothing, and fetches it again.
 */
export function createRobotsShelf(items: Items): Pick<HostStore, "getRobots" | "putRobots"> {
  return {
    async getRobots(origin) {
      const head = await items.glance(toKey(origin, 0));
      if (head === undefined) return undefined;
      const more = Array.from({ length: Number(head.parts) - 1 }, (_, n) => toKey(origin, n + 1));
      const rest = more.length > 0 ? await items.getMany(more) : [];
      return join([head, ...rest]);
    },
    async putRobots(origin, record) {
      await Promise.all(toParts(origin, record).map((part) => items.put(part)));
    },
  };
}

function toKey(origin: string, part: number): ItemKey {
  return { PK: `host#${origin}`, SK: `robots#${part}` };
}

function toParts(origin: string, record: RobotsRecord): Item[] {
  const text = gzipSync(JSON.stringify(record)).toString("base64");
  const whole = createHash("sha256").update(text).digest("hex");
  const parts = Math.ceil(text.length / PART_LENGTH);
  const ttl = Math.ceil(Date.parse(record.expiresAt) / 1000) + 86_400;
  return Array.from({ length: parts }, (_, n) => ({
    ...toKey(origin, n),
    whole,
    parts,
    ttl,
    text: text.slice(n * PART_LENGTH, (n + 1) * PART_LENGTH),
  }));
}

/** What cannot be read is as good as not there: it is fetched again. */
function join(parts: readonly Item[]): RobotsRecord | undefined {
  const text = parts
    .toSorted((a, b) => (a.SK < b.SK ? -1 : 1))
    .map((part) => part.text)
    .join("");
  if (createHash("sha256").update(text).digest("hex") !== parts[0]?.whole) return undefined;
  return JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString());
}
