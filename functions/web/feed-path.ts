import type { FeedFormat } from "../core/feeds/feed-document.ts";
import { type ArchivePlace, parseArchivePlace } from "../usecases/archive-links.ts";
import type { FeedTarget } from "../usecases/feed-subject.ts";

export interface FeedRoute {
  readonly target: FeedTarget;
  readonly format: FeedFormat;
  readonly archive?: ArchivePlace;
  /** The one spelling of this address; others are redirected to it. */
  readonly canonical: string;
}

const SOURCE = /^(?:groups\/)?[a-z0-9-]{1,64}$/;
const REPEATED_SLASH = /\/{2,}/g;
const END_SLASH = /\/$/;

/** Endings that people and readers try, beside the three. */
const ENDINGS: readonly (readonly [RegExp, FeedFormat])[] = [
  [/[./](?:atom|atom\.xml|feed\.atom)$/, "atom"],
  [/[./](?:json|feed\.json|jsonfeed)$/, "json"],
  [/[./](?:rss|rss\.xml|xml|feed|feed\.xml|index\.xml|feed\.rss)$/, "rss"],
];

const SITE_FEEDS: Readonly<Record<string, FeedFormat>> = {
  "/feed": "rss",
  "/rss": "rss",
  "/feeds": "rss",
  "/rss.xml": "rss",
  "/feed.xml": "rss",
  "/index.xml": "rss",
  "/feed.rss": "rss",
  "/atom": "atom",
  "/atom.xml": "atom",
  "/feed.atom": "atom",
  "/feed.json": "json",
};

/** `undefined` for what is no feed's address in any spelling. */
export function parseFeedPath(path: string): FeedRoute | undefined {
  const plain = path.toLowerCase().replace(REPEATED_SLASH, "/").replace(END_SLASH, "");
  const site = SITE_FEEDS[plain];
  if (site !== undefined) return toRoute("all", undefined, site);
  if (!plain.startsWith("/feeds/")) return undefined;
  const { stem, format } = splitEnding(plain.slice("/feeds/".length));
  const [name = "", archive, ...more] = stem.split("/archive/");
  if (!SOURCE.test(name) || name === "groups" || more.length > 0) return undefined;
  return toRoute(name, archive, format);
}

function splitEnding(text: string): { stem: string; format: FeedFormat } {
  for (const [ending, format] of ENDINGS) {
    const stem = text.replace(ending, "");
    if (stem !== text) return { stem, format };
  }
  return { stem: text, format: "rss" };
}

function toRoute(
  name: string,
  archiveText: string | undefined,
  format: FeedFormat,
): FeedRoute | undefined {
  const archive = archiveText === undefined ? undefined : parseArchivePlace(archiveText);
  if (archiveText !== undefined && archive === undefined) return undefined;
  const tail = archiveText === undefined ? "" : `/archive/${archiveText}`;
  return { target: toTarget(name), format, archive, canonical: `/feeds/${name}${tail}.${format}` };
}

function toTarget(name: string): FeedTarget {
  if (name === "all") return { kind: "all" };
  return name.startsWith("groups/")
    ? { kind: "group", name: name.slice("groups/".length) }
    : { kind: "source", id: name };
}
