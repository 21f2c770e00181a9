import { writeAtom } from "./atom-format.ts";
import { findXmlFault } from "./check-xml.ts";
import type { LeftOut } from "./clean-entry.ts";
import { type CleanFeed, cleanFeed } from "./clean-feed.ts";
import type { FeedDocument, FeedFormat } from "./feed-document.ts";
import { writeJson } from "./json-format.ts";
import { writeRss } from "./rss-format.ts";

export interface RenderedFeed {
  readonly body: string;
  /** Entries that the document had to do without, so that the others are served. */
  readonly leftOut: readonly LeftOut[];
}

const WRITERS = { rss: writeRss, atom: writeAtom, json: writeJson } as const;

/** The same document gives the same bytes, in every process. What it returns is well-formed, whatever came in. */
export function renderFeed(format: FeedFormat, document: FeedDocument): RenderedFeed {
  const { feed, leftOut } = cleanFeed(document);
  const body = tryToWrite(format, feed);
  if (body !== undefined) return { body, leftOut };
  const entries = feed.entries.filter(
    (entry) => tryToWrite(format, { ...feed, entries: [entry] }) !== undefined,
  );
  const lost = feed.entries.filter((entry) => !entries.includes(entry));
  return {
    body: WRITERS[format]({ ...feed, entries }),
    leftOut: [...leftOut, ...lost.map(({ guid }) => ({ guid, reason: "not-rendered" as const }))],
  };
}

/** `undefined` for what `feed` throws at and for what is not well-formed afterwards. */
function tryToWrite(format: FeedFormat, feed: CleanFeed): string | undefined {
  try {
    const body = WRITERS[format](feed);
    return format === "json" || findXmlFault(body) === undefined ? body : undefined;
  } catch {
    return undefined;
  }
}
