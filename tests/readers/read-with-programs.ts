import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeDirectory } from "../support/sqlite-file.ts";
import type { ReadEntry } from "./read-with-packages.ts";

const run = promisify(execFile);

const FEEDPARSER = `
import calendar, feedparser, json, sys
feed = feedparser.parse(sys.argv[1])
again = feedparser.parse(sys.argv[1], etag=feed.get("etag"), modified=feed.get("modified"))
print(json.dumps({"bozo": bool(feed.bozo), "again": again.get("status"), "entries": [{
  "id": e.id, "title": e.title, "link": e.link, "published": calendar.timegm(e.published_parsed) * 1000,
  "authors": [a.get("name", "") for a in e.get("authors", [])],
  "content": (e.content[0].value if "content" in e else e.summary)} for e in feed.entries]}))
`;

interface PythonFeed {
  readonly bozo: boolean;
  /** The status of the second, conditional request. */
  readonly again: number;
  readonly entries: readonly (Omit<ReadEntry, "authors"> & {
    readonly authors: readonly string[];
  })[];
}

/** Debian's python3-feedparser, by the system's own Python; it asks twice, the second time with its validators. */
export async function readWithPython(url: string): Promise<PythonFeed> {
  const { stdout } = await run("/usr/bin/python3", ["-c", FEEDPARSER, url]);
  return JSON.parse(stdout);
}

/** newsboat, three reloads on a cache of its own: from the third on this version sends its validators. */
export async function readWithNewsboat(url: string): Promise<ReadEntry[]> {
  const directory = makeDirectory();
  const file = (name: string) => join(directory, name);
  await writeFile(file("urls"), `${url}\n`);
  await writeFile(file("config"), "download-retries 1\n");
  for (let reload = 0; reload < 3; reload += 1) {
    const files = ["-u", file("urls"), "-c", file("cache.db"), "-C", file("config")];
    await run("newsboat", ["-q", ...files, "-x", "reload"], {
      env: { ...process.env, HOME: directory },
    });
  }
  const sql = "select guid, title, author, url, pubDate, content from rss_item order by id";
  const { stdout } = await run("sqlite3", ["-json", file("cache.db"), sql]);
  return (JSON.parse(stdout) as Record<string, string>[]).map((row) => ({
    id: row.guid ?? "",
    title: row.title ?? "",
    link: row.url ?? "",
    published: Number(row.pubDate) * 1000,
    authors: row.author ?? "",
    content: row.content ?? "",
  }));
}
