import { type CleanEntry, cleanEntry, type LeftOut, parseTime } from "./clean-entry.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanName, cleanUrl } from "./clean-text.ts";
import type { FeedDocument } from "./feed-document.ts";

/** A document of which every part is fit to be written in every format. */
export interface CleanFeed extends Omit<FeedDocument, "entries" | "updatedAt"> {
  readonly updated: Date;
  readonly entries: readonly CleanEntry[];
}

/** Entries that can't be published are left out and named; the same guid is shown once. */
export function cleanFeed(document: FeedDocument): { feed: CleanFeed; leftOut: LeftOut[] } {
  const entries: CleanEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of uniqueByGuid(document.entries)) {
    const cleaned = cleanEntry(entry);
    if (typeof cleaned === "string") leftOut.push({ guid: entry.guid, reason: cleaned });
    else entries.push(cleaned);
  }
  const title = cleanName(document.title) || "Tidings";
  return {
    feed: {
      ...document,
      title,
      description: cleanName(document.description) || title,
      homeUrl: cleanUrl(document.homeUrl) ?? document.pictures.icon,
      language: cleanLanguage(document.language),
      updated: parseTime(document.updatedAt) ?? new Date(0),
      entries,
    },
    leftOut,
  };
}

function uniqueByGuid<T extends { readonly guid: string }>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [entry.guid, entry] as const)).values()];
}
