import type { Article } from "../core/article.ts";
import { discoverPage } from "../core/discovery/discover-page.ts";
import type { DiscoveredLink, Discovery } from "../core/discovery/discovery.ts";
import { findSections, type Section } from "../core/discovery/find-sections.ts";
import { ParseBudgetError, parseHtml } from "../core/html/parse-html.ts";
import type { Page } from "../core/page.ts";
import { doubtsOf, type NewestArticle } from "./preview-doubts.ts";
import { readArticle } from "./read-article.ts";
import { type VisitedNow, type VisitNowDependencies, visitNow } from "./visit-now.ts";

/** What a source would be. */
export interface Preview {
  readonly kind: "preview";
  /** Where the page was found, after redirects. */
  readonly url: string;
  readonly page: "listing" | "article" | "nothing";
  readonly title?: string;
  readonly language?: string;
  readonly links: readonly DiscoveredLink[];
  /** The days of the oldest and of the newest article that the listing dates. */
  readonly dates?: { readonly from: string; readonly to: string };
  readonly next?: string;
  readonly feeds: readonly string[];
  readonly how: Discovery["how"];
  /** The newest article in full, or why it could not be had. */
  readonly newest?: NewestArticle;
  /** Other pages of the site, where this one is an article or a front page. */
  readonly sections: readonly Section[];
  /** Sentences for the operator. */
  readonly doubts: readonly string[];
}

export interface FailedPreview {
  readonly kind: "failed";
  readonly url: string;
  readonly message: string;
}

export interface PreviewRequest {
  readonly url: string;
  /** For times that the pages print without a zone. */
  readonly timezone?: string;
}

export type PreviewDependencies = VisitNowDependencies;

/**
 * Visits a page as a crawl would (of a frameset the frame that is the listing) and then its newest article, and nothing
 * else; stores nothing.
 */
export async function previewSource(
  { url, timezone }: PreviewRequest,
  deps: PreviewDependencies,
): Promise<Preview | FailedPreview> {
  const opened = await openListing(url, timezone, deps);
  if (!opened.ok) return { kind: "failed", url, message: opened.message };
  const { page, text, discovery } = opened;
  const { fetchedAt } = page;
  const own = readArticle(text, { url: page.url, fetchedAt, timezone });
  const kind = kindOf(discovery, own.ok ? own.article : undefined);
  const known = { kind: "preview" as const, url: page.url, page: kind, ...about(discovery) };
  if (kind !== "listing") {
    const around = kind === "article" ? [{ url: page.url }] : [];
    const sections = sectionsOf(text, page.url, around);
    const newest = own.ok && kind === "article" ? { newest: own.article } : {};
    return { ...known, ...newest, links: [], sections, doubts: [] };
  }
  const newest = await readNewest(discovery.links, { url, timezone }, deps);
  const sections = isFrontPage(page.url) ? sectionsOf(text, page.url, discovery.links) : [];
  return { ...known, newest, sections, doubts: doubtsOf(discovery, newest) };
}

type Opened =
  | (Extract<VisitedNow, { readonly ok: true }> & { readonly discovery: Discovery })
  | Extract<VisitedNow, { readonly ok: false }>;

async function openListing(
  url: string,
  timezone: string | undefined,
  deps: PreviewDependencies,
): Promise<Opened> {
  const outer = await openPage(url, { url, timezone }, deps);
  const [frame] = (outer.ok && outer.discovery.frames) || [];
  if (!outer.ok || frame === undefined) return outer;
  const inner = await openPage(frame, { url, timezone }, deps);
  if (!inner.ok || inner.discovery.links.length === 0) return outer;
  const title = outer.discovery.title ?? inner.discovery.title;
  return { ...inner, discovery: { ...inner.discovery, title } };
}

async function openPage(
  url: string,
  request: PreviewRequest,
  deps: PreviewDependencies,
): Promise<Opened> {
  const visited = await visit(url, request.url, deps);
  if (!visited.ok) return visited;
  const { page, text } = visited;
  const discovery = discovered(text, { ...page, timezone: request.timezone });
  return discovery === undefined
    ? { ok: false, message: `${url}: too large to be read` }
    : { ...visited, discovery };
}

function sectionsOf(text: string, url: string, articles: readonly { readonly url: string }[]) {
  return findSections(parseHtml(text), url, articles);
}

function about({ links, title, language, next, feeds, how }: Discovery) {
  const days = links.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  const [from] = days;
  const to = days.at(-1);
  return {
    links,
    title,
    language,
    next,
    feeds,
    how,
    ...(from !== undefined && to !== undefined && { dates: { from, to } }),
  };
}

/** Fewer links are what stands beside an article. */
const LEAST_OF_A_LISTING = 3;
const SHORTEST_ARTICLE = 150;

/** An article's page has related links too, but they are not most of it. */
function kindOf({ links }: Discovery, article: Article | undefined): Preview["page"] {
  const isListing = links.length >= LEAST_OF_A_LISTING;
  const titles = links.reduce(
    (sum, { title, teaser = "" }) => sum + title.length + teaser.length,
    0,
  );
  const isArticle =
    article?.publishedAt !== undefined &&
    article.text.length >= SHORTEST_ARTICLE &&
    (!isListing || article.text.length > titles);
  if (isArticle) return "article";
  return isListing || links.length > 0 ? "listing" : "nothing";
}

function isFrontPage(url: string): boolean {
  return new URL(url).pathname === "/";
}

async function readNewest(
  links: readonly DiscoveredLink[],
  { url, timezone }: PreviewRequest,
  deps: PreviewDependencies,
): Promise<Preview["newest"]> {
  const newest = newestOf(links);
  if (newest === undefined) return undefined;
  const visited = await visit(newest.url, url, deps);
  if (!visited.ok) return { url: newest.url, failed: visited.message };
  const { page, text } = visited;
  const read = readArticle(text, { url: page.url, fetchedAt: page.fetchedAt, timezone });
  return read.ok ? read.article : { url: newest.url, failed: `no article on it (${read.reason})` };
}

/** By the listing's dates, else the topmost that is not kept on top; a document is not fetched. */
function newestOf(links: readonly DiscoveredLink[]): DiscoveredLink | undefined {
  const pages = links.filter(({ attachment }) => attachment === undefined);
  const fresh = pages.filter(({ pinned }) => pinned !== true);
  const [first, ...others] = fresh.length > 0 ? fresh : pages;
  if (first === undefined) return undefined;
  return others.reduce(
    (one, other) => ((other.published ?? "") > (one.published ?? "") ? other : one),
    first,
  );
}

/** @param source the page that the operator named: its port is opened */
function visit(url: string, source: string, deps: PreviewDependencies): Promise<VisitedNow> {
  return visitNow({ url, ports: [new URL(source).host], robots: "obey" }, deps);
}

function discovered(
  text: string,
  { url, fetchedAt, timezone }: Pick<Page, "url" | "fetchedAt"> & { readonly timezone?: string },
): Discovery | undefined {
  try {
    return discoverPage(text, { url, fetchedAt, timezone });
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}
