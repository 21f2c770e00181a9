import type { HttpClient, HttpFailure, HttpResponse } from "../../functions/usecases/ports.ts";
import type { Random } from "../../tests/support/fault-random.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export interface Site {
  readonly host: string;
  /** How many of our sources it holds. */
  readonly sources: number;
  readonly latencyMs: number;
  readonly kind: "well" | "failing" | "silent" | "strict";
  readonly robots: string | undefined;
  requests: number;
}

/** Beyond one source a host, the sizes fall with the rank: the largest site of 40,000 holds a twentieth of 100,000 sources. */
export function createSites(hosts: number, sources: number, random: Random): Site[] {
  const ranks = Array.from({ length: hosts }, (_, n) => 1 / (n + 1));
  const all = ranks.reduce((sum, share) => sum + share, 0);
  let passed = 0;
  let given = 0;
  return ranks.map((share, n) => {
    passed += share;
    const more = Math.round(((sources - hosts) * passed) / all) - given;
    given += more;
    return toSite(n, 1 + more, random);
  });
}

function toSite(rank: number, sources: number, random: Random): Site {
  const luck = random.next();
  return {
    host: `host-${rank}.example`,
    sources,
    latencyMs: luck < 0.03 ? 2000 + random.below(3000) : 200 + random.below(700),
    kind: rank < 100 ? "well" : kindOf(random.next()),
    robots: robotsOf(random.next()),
    requests: 0,
  };
}

/** In a hundred sites two answer with errors, one does not answer, and one asks for rest now and then. */
function kindOf(luck: number): Site["kind"] {
  if (luck < 0.02) return "failing";
  if (luck < 0.03) return "silent";
  return luck < 0.04 ? "strict" : "well";
}

function robotsOf(luck: number): string | undefined {
  if (luck < 0.7) return undefined;
  const rules = "User-agent: *\nDisallow: /admin/\n";
  return luck < 0.97 ? rules : `${rules}Crawl-delay: 10\n`;
}

const SILENCE_MS = 10_000;
/** How often a strict site has had enough, and for how long. */
const STRICT_SHARE = 0.2;
const REST_S = 120;

/** All sites of the world: they answer after their time, and an article's page whole but for its text. */
export function createWeb(sites: readonly Site[], clock: VirtualClock, random: Random): HttpClient {
  const byHost = new Map(sites.map((site) => [site.host, site]));
  return {
    async get({ url, headers }) {
      const { host, pathname } = new URL(url);
      const site = byHost.get(host);
      if (site === undefined) return { kind: "dns", reason: "no such host", milliseconds: 0 };
      site.requests += 1;
      const isSilent = site.kind === "silent";
      const milliseconds = isSilent ? SILENCE_MS : site.latencyMs;
      await clock.sleep(milliseconds);
      if (isSilent) return { kind: "timeout", reason: "no answer in time", milliseconds };
      if (pathname === "/robots.txt") return robotsAnswer(site, milliseconds);
      return pageAnswer(site, headers, milliseconds, random);
    },
    check: () => undefined,
    isOpened: () => false,
  };
}

function robotsAnswer({ robots }: Site, milliseconds: number): HttpResponse {
  if (robots === undefined) return answer(404, milliseconds);
  return answer(200, milliseconds, { "content-type": "text/plain" }, Buffer.from(robots));
}

function pageAnswer(
  { kind }: Site,
  asked: Readonly<Record<string, string>>,
  milliseconds: number,
  random: Random,
): HttpResponse | HttpFailure {
  if (kind === "failing") return answer(500, milliseconds);
  if (kind === "strict" && random.next() < STRICT_SHARE) {
    return answer(429, milliseconds, { "retry-after": String(REST_S) });
  }
  if (asked["if-none-match"] !== undefined) return answer(304, milliseconds);
  return answer(200, milliseconds, { "content-type": "text/html", etag: '"1"' });
}

const NOTHING = new Uint8Array();

function answer(
  status: number,
  milliseconds: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array = NOTHING,
): HttpResponse {
  return { kind: "response", status, headers, body, unwanted: false, wireBytes: 500, milliseconds };
}
