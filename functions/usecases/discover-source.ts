import { chooseWay, type Way } from "../core/discovery/choose-way.ts";
import { discoverPage } from "../core/discovery/discover-page.ts";
import type { Discovery } from "../core/discovery/discovery.ts";
import { readWay, type WayReading } from "../core/discovery/read-way.ts";
import { waysToTry } from "../core/discovery/ways-to-try.ts";
import { ParseBudgetError } from "../core/html/parse-html.ts";
import type { ListingWay } from "../core/listing-way.ts";
import type { Source } from "../core/source.ts";
import { type VisitNowDependencies, visitNow } from "./visit-now.ts";
import { toWayVisit } from "./visit-way.ts";

export interface DiscoverRequest {
  readonly url: string;
  readonly timezone?: string;
  /** Try every way, to tell what each would give; else no more than a crawl would. */
  readonly isThorough: boolean;
}

export type DiscoveredSource = Pick<Discovery, "links" | "how" | "next" | "title" | "language"> & {
  readonly ok: true;
  /** Where the page was found, after redirects. */
  readonly url: string;
};

export interface FailedDiscovery {
  readonly ok: false;
  readonly message: string;
}

/** A way that was tried. */
interface TriedWay extends Way {
  readonly failure?: string;
}

const LEAST_OF_A_LISTING = 3;
const MOST_TRIES = 20;

/** The articles of a page as a crawl would find them, with the other ways to them tried at the host's pace. Stores nothing. */
export async function discoverSource(
  request: DiscoverRequest,
  deps: VisitNowDependencies,
): Promise<DiscoveredSource | FailedDiscovery> {
  const { url, timezone } = request;
  const visited = await visitNow(visitOf({ url, reader: "page" }, url), deps);
  if (!visited.ok) return visited;
  const { page, text } = visited;
  const discovery = discover(text, { url: page.url, fetchedAt: page.fetchedAt, timezone });
  if (discovery === undefined) return { ok: false, message: `${url}: too large to be read` };
  const tried = await tryWays(waysToTry(discovery, page.url), discovery, request, deps);
  const { title, language, next } = discovery;
  const chosen = choose(discovery, tried);
  const isPage = discovery.how.some(({ way }) =>
    chosen.how.some((how) => how.used && how.way === way),
  );
  return { ok: true, url: page.url, title, language, ...(isPage && { next }), ...chosen };
}

function visitOf(way: ListingWay, source: string) {
  const politeness: Source["politeness"] = { robots: "obey" };
  return toWayVisit({ url: source, politeness }, way);
}

function discover(
  text: string,
  input: { readonly url: string; readonly fetchedAt: string; readonly timezone?: string },
): Discovery | undefined {
  try {
    return discoverPage(text, input);
  } catch (error) {
    if (error instanceof ParseBudgetError) return undefined;
    throw error;
  }
}

async function tryWays(
  ways: readonly ListingWay[],
  { links }: Discovery,
  request: DiscoverRequest,
  deps: VisitNowDependencies,
): Promise<TriedWay[]> {
  const left = [...ways];
  const tried: TriedWay[] = [];
  for (let way = left.shift(); way !== undefined; way = left.shift()) {
    const { leadsTo, ...result } = await tryWay(way, request, deps);
    if (leadsTo !== undefined) left.unshift(leadsTo);
    tried.push(result);
    const isFound = links.length === 0 && result.links.length >= LEAST_OF_A_LISTING;
    if ((isFound && !request.isThorough) || tried.length >= MOST_TRIES) break;
  }
  return tried;
}

async function tryWay(
  way: ListingWay,
  { url, timezone }: DiscoverRequest,
  deps: VisitNowDependencies,
): Promise<TriedWay & Pick<WayReading, "leadsTo">> {
  const name = `${NAMES[way.reader]} ${way.url}`;
  const visited = await visitNow(visitOf(way, url), deps);
  if (!visited.ok) return { way: name, links: [], failure: clauseOf(visited.message, way) };
  const { page, text } = visited;
  const input = { url: page.url, listing: url, fetchedAt: page.fetchedAt, timezone };
  const { links, leadsTo } = readWay(text, way.reader, input);
  const failure = leadsTo && `it leads to ${leadsTo.url}`;
  return { way: name, links, ...(failure && { failure }), leadsTo };
}

/** `https://…: there is no such page (status 404); look whether …` without address and advice. */
function clauseOf(message: string, { url }: ListingWay): string {
  const [what = message] = message.replace(`${url}: `, "").split("; ", 1);
  return what;
}

const NAMES: Readonly<Record<ListingWay["reader"], string>> = {
  page: "frame",
  feed: "feed",
  sitemap: "sitemap",
  json: "data at",
};

/** Of a page without articles the first way that has some, as a crawl takes it. */
function choose(
  discovery: Discovery,
  tried: readonly TriedWay[],
): Pick<Discovery, "links" | "how"> {
  const used = discovery.how.find(({ used }) => used)?.way ?? "";
  const found = tried.find(({ links }) => links.length >= LEAST_OF_A_LISTING);
  const isEmpty = discovery.links.length === 0;
  const rivals = isEmpty ? tried.filter((way) => way === found) : tried;
  const chosen = chooseWay({ way: used, links: discovery.links }, rivals);
  const failures = new Map(tried.flatMap(({ way, failure }) => (failure ? [[way, failure]] : [])));
  const others = tried.filter((way) => !rivals.includes(way));
  return {
    links: chosen.links,
    how: [
      ...discovery.how.filter((how) => !how.used),
      ...chosen.how.map((how) => ({ ...how, why: failures.get(how.way) ?? how.why })),
      ...others.map(({ way, links }) => ({
        way,
        links: links.length,
        used: false,
        why:
          failures.get(way) ??
          (links.length === 0 ? "it tells no articles" : "another one comes first"),
      })),
    ],
  };
}
