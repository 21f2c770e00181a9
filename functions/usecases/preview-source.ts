import type { Article } from "../core/article.ts";
import { decodePage } from "../core/charset/decode-page.ts";
import { discoverLinks } from "../core/discovery/discover-links.ts";
import type { DiscoveredLink, Discovery } from "../core/discovery/discovery.ts";
import { findSections, type Section } from "../core/discovery/find-sections.ts";
import { ParseBudgetError, parseHtml } from "../core/html/parse-html.ts";
import type { HtmlDocument } from "../core/html/tree.ts";
import type { Page } from "../core/page.ts";
import { doubtsOf, type NewestArticle } from "./preview-doubts.ts";
import { readArticle } from "./read-article.ts";
import type { PageVisitor, Visit } from "./visit-page.ts";

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

export interface PreviewDependencies {
  readonly pages: PageVisitor;
  /** Waits until an ISO time: the host's pace holds for a preview too. */
  readonly waitUntil: (at: string) => Promise<void>;
}

/** Visits a page as a crawl would and then its newest article, and nothing else; stores nothing. */
export async function previewSource(
  { url, timezone }: PreviewRequest,
  deps: PreviewDependencies,
): Promise<Preview | FailedPreview> {
  const visited = await visit(url, url, deps);
  if (!visited.ok) return { kind: "failed", url, message: visited.message };
  const { page, text } = visited;
  const document = parsed(text);
  if (document === undefined)
    return { kind: "failed", url, message: `${url}: too large to be read` };

  const { fetchedAt } = page;
  const discovery = discoverLinks({ document, url: page.url, fetchedAt, timezone });
  const own = readArticle(text, { url: page.url, fetchedAt, timezone });
  const kind = kindOf(discovery, own.ok ? own.article : undefined);
  const known = { kind: "preview" as const, url: page.url, page: kind, ...about(discovery) };
  if (kind !== "listing") {
    const around = kind === "article" ? [{ url: page.url }] : [];
    const sections = findSections(document, page.url, around);
    const newest = own.ok && kind === "article" ? { newest: own.article } : {};
    return { ...known, ...newest, links: [], sections, doubts: [] };
  }
  const newest = await readNewest(discovery.links, { url, timezone }, deps);
  const sections = isFrontPage(page.url) ? findSections(document, page.url, discovery.links) : [];
  return { ...known, newest, sections, doubts: doubtsOf(discovery, newest) };
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
    article.text.length > titles;
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

type Visited =
  | { readonly ok: true; readonly page: Page; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** @param source the page that the operator named: its port is opened */
async function visit(
  url: string,
  source: string,
  { pages, waitUntil }: PreviewDependencies,
): Promise<Visited> {
  const request: Visit = { url, ports: [new URL(source).host], robots: "obey" };
  let result = await pages.visitPage(request);
  for (let turn = 0; result.kind === "deferred" && turn < MOST_TURNS; turn++) {
    await waitUntil(result.at);
    result = await pages.visitPage({ ...request, slotAt: result.at });
  }
  if (result.kind !== "fetched") {
    return { ok: false, message: "message" in result ? result.message : `${url}: ${result.kind}` };
  }
  const { page } = result;
  const decoded = decodePage(page.body, { contentType: page.headers["content-type"] });
  return decoded.ok
    ? { ok: true, page, text: decoded.text }
    : { ok: false, message: `${url}: ${decoded.reason}` };
}

const MOST_TURNS = 3;

function parsed(text: string): HtmlDocument | undefined {
  try {
    return parseHtml(text);
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}
