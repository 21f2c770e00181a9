import { canonicalizeUrl } from "../core/canonical-url.ts";
import type { DiscoveredLink } from "../core/discovery/discovery.ts";
import { normalizeTitle } from "../core/gate/fingerprint.ts";
import type { ListingFigures } from "../core/gate/listing-gate.ts";
import { createTitleMatcher } from "../core/gate/match-moved.ts";
import { commonShape } from "../core/gate/url-shape.ts";
import { articleId } from "../core/identity.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { ArticleRecord, SourceRecord, UsedWay } from "../core/records.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { knownArticles } from "./known-articles.ts";
import type { GoodListing } from "./read-listing.ts";

export interface Candidate {
  readonly id: string;
  readonly canonicalUrl: string;
  readonly link: DiscoveredLink;
  /** 0 is the topmost. */
  readonly position: number;
}

/** A listing's links beside what is stored. */
export interface ComparedListing {
  readonly candidates: readonly Candidate[];
  /** Stored under the very address, or as its alias. */
  readonly known: readonly ArticleRecord[];
  /** Known articles at a new address, told by their titles. */
  readonly moved: readonly { readonly candidate: Candidate; readonly knownId: string }[];
  readonly fresh: readonly Candidate[];
  /** So much is new at once that the site may have changed its addresses. */
  readonly suspect: boolean;
  readonly figures: ListingFigures;
}

/** States of articles that no feed has shown: they do not speak for the listing that shows them again. */
const UNSEEN: ReadonlySet<ArticleRecord["state"]> = new Set(["pending", "held", "rejected"]);

const HALF_A_DAY = 12 * 3_600_000;
/** Longer than a queue delivers a message again, and than most sources are crawled. */
const MOVING_MS = 24 * 3_600_000;
const SUSPECT_SHARE = 0.6;
const SUSPECT_COUNT = 5;

/**
 * Tells which links are known, which are known articles that moved, and which are new. Only reads. A first crawl, and a
 * further page of a listing, bring mostly new links by nature.
 */
export async function compareListing(
  { discovery, charset }: GoodListing,
  { record, message, way }: CompareContext,
  deps: Pick<CrawlDependencies, "articles" | "clock">,
): Promise<ComparedListing> {
  const told = toCandidates(discovery.links, record.key);
  const known = await deps.articles.getArticles(told.map(({ id }) => id));
  const ids = new Set(known.map(({ id }) => id));
  const candidates = told.filter(
    ({ id, link }) => ids.has(id) || message.backlog || isNews(link, way),
  );
  const unknown = candidates.filter(({ id }) => !ids.has(id));
  const turned = unknown.length + known.filter(hasJustMoved(deps.clock.now())).length;
  const suspect =
    record.lastGoodCrawlAt !== undefined &&
    message.listingUrl === undefined &&
    !message.backlog &&
    unknown.length > 0 &&
    turned >= Math.min(SUSPECT_COUNT, candidates.length) &&
    turned >= candidates.length * SUSPECT_SHARE;

  const moved = suspect ? await matchMoved(unknown, record, deps) : [];
  const found = new Set(moved.map(({ candidate }) => candidate));
  const fresh = unknown.filter((candidate) => !found.has(candidate));
  const visible = known.filter(({ state }) => !UNSEEN.has(state));
  const knownShare = (visible.length + moved.length) / Math.max(1, candidates.length);
  const figures = { ...figuresOf(candidates), known: knownShare, charset };
  return { candidates, known, moved, fresh, suspect, figures };
}

/** Its address was new to a crawl that may have died before the others of its listing had moved. */
function hasJustMoved(now: Date): (article: ArticleRecord) => boolean {
  const since = new Date(now.getTime() - MOVING_MS).toISOString();
  return ({ state, firstSeenAt }) => state === "alias" && firstSeenAt >= since;
}

interface CompareContext {
  readonly record: SourceRecord;
  readonly message: CrawlSourceMessage;
  readonly way?: Pick<UsedWay, "notBefore">;
}

function isNews({ published = "" }: DiscoveredLink, way: CompareContext["way"]): boolean {
  const { notBefore } = way ?? {};
  // A day without a time is taken at its noon, which is that day in every zone.
  const at = Date.parse(published) + (published.length === 10 ? HALF_A_DAY : 0);
  return notBefore === undefined || !(at < Date.parse(notBefore));
}

function toCandidates(links: readonly DiscoveredLink[], key: string): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const [position, link] of links.entries()) {
    const canonicalUrl = canonicalizeUrl(link.url);
    if (canonicalUrl === undefined) continue;
    const id = articleId(key, canonicalUrl);
    if (!candidates.has(id)) candidates.set(id, { id, canonicalUrl, link, position });
  }
  return [...candidates.values()];
}

async function matchMoved(
  unknown: readonly Candidate[],
  { key }: SourceRecord,
  deps: Pick<CrawlDependencies, "articles">,
): Promise<ComparedListing["moved"]> {
  const match = createTitleMatcher(await knownArticles(key, deps.articles));
  return unknown.flatMap((candidate) => {
    const known = match(candidate.link);
    return known === undefined ? [] : [{ candidate, knownId: known.id }];
  });
}

function figuresOf(
  candidates: readonly Candidate[],
): Pick<ListingFigures, "links" | "titled" | "dated" | "shape"> {
  const share = (is: (link: DiscoveredLink) => boolean): number =>
    candidates.filter(({ link }) => is(link)).length / Math.max(1, candidates.length);
  return {
    links: candidates.length,
    titled: share(({ title }) => normalizeTitle(title).length > 3),
    dated: share(({ published }) => published !== undefined),
    shape: commonShape(candidates.map(({ canonicalUrl }) => canonicalUrl)),
  };
}
