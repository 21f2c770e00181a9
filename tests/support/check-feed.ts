import type { FeedFormat } from "../../functions/core/feeds/feed-document.ts";
import { checkAtom } from "./check-atom.ts";
import { checkHtml } from "./check-html.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import type { CheckedFeed, SeenEntry } from "./checked-feed.ts";

const NOT_XML = /[\p{Cc}--[\t\n\r]]|[\p{Cs}\p{NChar}\u{FFFD}\u{FEFF}]/v;
const CHECKS = { rss: checkRss, atom: checkAtom, json: checkJsonFeed };
const MOST_BYTES = 1_000_000;

/** Every point of a good feed that one document shows by itself. `now` is what no date may be later than. */
export function checkFeed(format: FeedFormat, body: string, now: Date): CheckedFeed {
  const faults: string[] = [];
  if (NOT_XML.test(body)) faults.push("1 a character that XML has not");
  if (Buffer.byteLength(body) > MOST_BYTES) faults.push("42 more than 1 MB");
  const checked = CHECKS[format](body);
  faults.push(...checked.faults, ...checked.entries.flatMap((entry) => checkEntry(entry, now)));
  if (new Set(checked.entries.map(({ id }) => id)).size < checked.entries.length)
    faults.push("11 an id twice");
  return { faults, entries: checked.entries };
}

function checkEntry({ id, title, url, published, html, summary }: SeenEntry, now: Date): string[] {
  const faults = checkHtml(html);
  if (!/^urn:uuid:[0-9a-f-]{36}$/.test(id)) faults.push(`11 id ${id}`);
  if (title === "" || title !== title.trim() || /\s\s|[\u202a-\u202e\u2066-\u2069]/.test(title))
    faults.push(`29 title ${JSON.stringify(title)}`);
  if (!/^https?:\/\/[^\s<>"]+$/.test(url)) faults.push(`24 link ${url}`);
  if (!(published <= now.getTime())) faults.push(`10 published ${published}`);
  if (Array.from(summary).length > 400) faults.push(`28 summary of ${summary.length}`);
  if (summary !== "" && summary === html) faults.push("28 summary is the content");
  return faults;
}
