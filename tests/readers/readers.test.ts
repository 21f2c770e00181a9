import { describe, expect, it } from "vitest";
import { joinNames } from "../../functions/core/feeds/clean-text.ts";
import { publicationTime } from "../../functions/core/feeds/to-feed-entry.ts";
import {
  type Read,
  type ReadEntry,
  readAtomWithFeedsmith,
  readJsonWithFeedsmith,
  readRssWithFeedsmith,
  readWithFeedparser,
  readWithRowan,
  readWithRssParser,
} from "./read-with-packages.ts";
import { readWithNewsboat, readWithPython } from "./read-with-programs.ts";
import { serveWorld } from "./serve-world.ts";

type World = Awaited<ReturnType<typeof serveWorld>>;

const READERS: readonly (readonly [string, string, Read])[] = [
  ["feedsmith", "rss", readRssWithFeedsmith],
  ["feedsmith", "atom", readAtomWithFeedsmith],
  ["feedsmith", "json", readJsonWithFeedsmith],
  ["rss-parser", "rss", readWithRssParser],
  ["rss-parser", "atom", readWithRssParser],
  ["feedparser of npm", "rss", readWithFeedparser],
  ["feedparser of npm", "atom", readWithFeedparser],
  ["@rowanmanning/feed-parser", "rss", readWithRowan],
  ["@rowanmanning/feed-parser", "atom", readWithRowan],
];

/** Newest first, as every reader should have them. */
async function expected({ articles, blobs, records, chinese }: World): Promise<ReadEntry[]> {
  const stored = await articles.listEntries({ scope: "all", order: "newest", limit: 50 });
  expect(stored).toHaveLength(records.length);
  return Promise.all(
    stored.map(async (record) => {
      const body = await blobs.getBlob(`bodies/${record.id}/${record.contentHash}`);
      const timezone = record.sourceKey === chinese.key ? "Asia/Shanghai" : undefined;
      return {
        id: record.guid,
        title: record.title,
        link: record.url,
        published: Math.floor(Date.parse(publicationTime(record, timezone)) / 1000) * 1000,
        authors: joinNames(record.byline ?? []),
        content: JSON.parse(Buffer.from(body ?? []).toString()).html,
      };
    }),
  );
}

/**
 * Some readers know but one of several authors of an Atom entry; in which order a reader writes attributes, and whether it
 * undoes a reference in a text, is its own.
 */
function comparable(entries: readonly ReadEntry[], { authors }: { readonly authors: boolean }) {
  return entries.map((entry) => ({
    ...entry,
    published: Math.floor(entry.published / 1000) * 1000,
    content: plain(entry.content),
    authors: authors ? entry.authors : "",
  }));
}

function plain(html: string): string {
  const pictures = [...html.matchAll(/src="([^"]+)"/g)].map(([, src]) => src).join();
  return `${pictures}\n${html
    .replace(/<[^>]+>/g, "|")
    .replaceAll("&amp;", "&")
    .trim()}`;
}

describe("what readers see", () => {
  it.each(READERS)("%s reads %s as it is stored", async (name, format, read) => {
    const world = await serveWorld();
    const body = await (await fetch(`${world.url}/feeds/all.${format}`)).text();
    const authors = format !== "atom" || name === "feedsmith" || name.startsWith("@rowan");
    const entries = comparable(await read(body), { authors });
    const wanted = comparable(await expected(world), { authors });
    if (authors) inheritAuthor(entries, wanted);
    expect(entries).toEqual(wanted);
  });

  it.each(["rss", "atom"])(
    "Python's feedparser finds nothing wrong with %s and is answered 304 the second time",
    async (format) => {
      const world = await serveWorld();
      const { bozo, again, entries } = await readWithPython(`${world.url}/feeds/all.${format}`);
      expect([bozo, again]).toEqual([false, 304]);
      const read = entries.map((entry) => ({ ...entry, authors: joinNames(entry.authors) }));
      expect(comparable(read, { authors: true })).toEqual(
        comparable(await expected(world), { authors: true }),
      );
    },
  );

  it.each(["rss", "atom"])(
    "newsboat reads %s and is answered 304 at its third reload",
    async (format) => {
      const world = await serveWorld();
      const read = await readWithNewsboat(`${world.url}/feeds/all.${format}`);
      expect(world.log.map(({ status }) => status)).toEqual([200, 200, 304]);
      const byId = (a: ReadEntry, b: ReadEntry) => (a.id < b.id ? -1 : 1);
      const authors = format === "rss";
      expect(comparable(read, { authors }).toSorted(byId)).toEqual(
        comparable(await expected(world), { authors }).toSorted(byId),
      );
    },
  );
});

/** An entry without an author of its own has the feed's, where a reader goes by RFC 4287 section 4.2.1. */
function inheritAuthor(
  entries: { authors: string }[],
  wanted: readonly { readonly authors: string }[],
): void {
  entries.forEach((entry, index) => {
    if (wanted[index]?.authors === "" && entry.authors === "Tidings") entry.authors = "";
  });
}
