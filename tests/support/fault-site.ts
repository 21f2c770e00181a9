import { createHash } from "node:crypto";
import { openNetworks } from "../../functions/core/network/address-rules.ts";
import { checkUrl } from "../../functions/core/network/check-url.ts";
import type {
  HttpClient,
  HttpFailure,
  HttpRequest,
  HttpResponse,
} from "../../functions/usecases/ports.ts";
import { beijingTime, listingPage, type NewsItem, newsPage, townNews } from "./news-pages.ts";

export interface SiteAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type SiteFault = (path: string) => SiteAnswer | HttpFailure | undefined;

export interface SiteRequest {
  /** The visit's number. */
  readonly visit: number;
  readonly path: string;
  /** Milliseconds of true time, whatever the clocks say. */
  readonly at: number;
  readonly status: number;
  /** The site asked to be left alone until then. */
  readonly restUntil: number;
}

export interface FaultSite {
  /** The client of one visit. */
  clientOf(visit: number): HttpClient;
  readonly listingUrl: string;
  /** In the order of their publication; the listing shows the newest twelve. */
  readonly items: NewsItem[];
  readonly requests: SiteRequest[];
  /** Addresses that were asked for and never may be. */
  readonly forbidden: string[];
  /** Paths that a version of the listing announced, by its ETag. */
  readonly announced: Map<string, readonly string[]>;
  /** Asked in turn before anything is answered; the first that answers wins. */
  readonly faults: Set<SiteFault>;
  publish(): NewsItem;
  /** Adds a paragraph to an item that is published. */
  correct(index: number): void;
}

const ORIGIN = "http://news.example.cn";
const HOUR = 3_600_000;
const LISTING = "/news/";
const SHOWN = 12;
const ROBOTS = "User-agent: *\nDisallow: /private/\n";

const NO_NETWORKS = openNetworks([]);

/**
 * A small town's news site behind `HttpClient`, without a network: it answers in no time. `now` is the true time; the
 * first item was published 64 hours before `startAt`, and an hour lies between one and the next.
 */
export function createFaultSite(now: () => number, startAt: number): FaultSite {
  const site: FaultSite = {
    clientOf: (visit) => ({
      get: async (request) => serve(site, request, { visit, at: now() }),
      check: guard,
      isOpened: () => false,
    }),
    listingUrl: `${ORIGIN}${LISTING}`,
    items: [],
    requests: [],
    forbidden: [],
    announced: new Map(),
    faults: new Set(),
    publish() {
      const n = site.items.length;
      const item = { ...townNews(150 + n), published: beijingTime(startAt - (64 - n) * HOUR) };
      site.items.push(item);
      return item;
    },
    correct(index) {
      const item = site.items[index];
      if (item === undefined) return;
      const more = `更正之${item.paragraphs.length}:第${index}号通报中的开放时间应为每天上午九点至下午五点,节假日照常开放,无需预约,特此说明。`;
      site.items[index] = { ...item, paragraphs: [...item.paragraphs, more] };
    },
  };
  return site;
}

function guard({ url, ports }: Pick<HttpRequest, "url" | "ports">): HttpFailure | undefined {
  const checked = checkUrl(url, { opened: NO_NETWORKS, ports });
  return checked.ok ? undefined : { ...checked, milliseconds: 0 };
}

function serve(
  site: FaultSite,
  request: HttpRequest,
  { visit, at }: Pick<SiteRequest, "visit" | "at">,
): HttpResponse | HttpFailure {
  const { origin, pathname: path } = new URL(request.url);
  const blocked = guard(request);
  if (blocked !== undefined || origin !== ORIGIN) site.forbidden.push(request.url);
  if (blocked !== undefined) return blocked;
  const answer = spoiltAnswer(site, path) ?? goodAnswer(site, path);
  const status = "kind" in answer ? 0 : statusFor(answer, request);
  site.requests.push({ visit, path, at, status, restUntil: at + restMs(answer) });
  if ("kind" in answer) return answer;
  const headers = { "content-type": typeOf(path), ...answer.headers };
  return toResponse(request, { status, headers }, status === 304 ? "" : (answer.body ?? ""));
}

function restMs(answer: SiteAnswer | HttpFailure): number {
  return "kind" in answer ? 0 : Number(answer.headers?.["retry-after"] ?? 0) * 1000;
}

function spoiltAnswer(site: FaultSite, path: string): SiteAnswer | HttpFailure | undefined {
  for (const fault of site.faults) {
    const answer = fault(path);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function goodAnswer(site: FaultSite, path: string): SiteAnswer {
  if (path === "/robots.txt") return { body: ROBOTS };
  const body = pageAt(site, path);
  if (body === undefined) return { status: 404, body: "not found" };
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  if (path === LISTING)
    site.announced.set(
      etag,
      shown(site).map(({ path: shownAt }) => shownAt),
    );
  return { body, headers: { etag } };
}

function pageAt(site: FaultSite, path: string): string | undefined {
  if (path === LISTING) return listingPage(shown(site).toReversed());
  const item = site.items.find((published) => published.path === path);
  return item && newsPage(item);
}

function shown({ items }: FaultSite): NewsItem[] {
  return items.slice(-SHOWN);
}

function statusFor({ status = 200, headers }: SiteAnswer, request: HttpRequest): number {
  const isKnown = headers?.etag !== undefined && request.headers["if-none-match"] === headers.etag;
  return status === 200 && isKnown ? 304 : status;
}

function typeOf(path: string): string {
  return path.endsWith(".txt") ? "text/plain" : "text/html; charset=utf-8";
}

function toResponse(
  { wish }: HttpRequest,
  head: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  text: string,
): HttpResponse {
  const bytes = new TextEncoder().encode(text);
  const first = wish(head);
  const wished = first === "sniff" ? wish(head, bytes.subarray(0, 1024)) : first;
  const unwanted = wished === "nothing";
  const body = unwanted ? new Uint8Array() : bytes;
  return { kind: "response", ...head, body, unwanted, wireBytes: body.length, milliseconds: 120 };
}
