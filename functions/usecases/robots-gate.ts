import type { RobotsAnswer } from "../core/fetch-outcome.ts";
import type { RobotsRecord } from "../core/records.ts";
import { decodeRobots, ROBOTS_BYTES } from "../core/robots/decode-robots.ts";
import { crawlDelaySeconds, isAllowed } from "../core/robots/is-allowed.ts";
import { parseRobots } from "../core/robots/parse-robots.ts";
import type { Clock, HttpClient, HttpFailure, HttpResponse } from "./ports.ts";

export interface RobotsDependencies {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly userAgent: string;
}

export interface RobotsJudgement {
  readonly answer: RobotsAnswer;
  readonly crawlDelayMs?: number;
}

/** RFC 9309 section 2.4. */
const KEEP_MS = 24 * 3_600_000;
/** A server that failed is asked sooner: until then nothing of it is fetched. */
const KEEP_FAILURE_MS = 1_800_000;
/** RFC 9309 section 2.3.1.2. */
const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isFresh(record: RobotsRecord | undefined, now: Date): record is RobotsRecord {
  return record !== undefined && record.expiresAt > now.toISOString();
}

/** A file that closes a page is asked again sooner than one that opens it: an owner's slip shall not cost a day. */
export function isWorthAsking({ fetchedAt }: RobotsRecord, now: Date): boolean {
  return fetchedAt <= new Date(now.getTime() - KEEP_FAILURE_MS).toISOString();
}

/** What a robots.txt says of an address, for our product token. */
export function judgeByRobots(
  record: RobotsRecord,
  userAgent: string,
  url: string,
): RobotsJudgement {
  if (record.verdict === "allow-all") return { answer: { verdict: "allowed" } };
  if (record.verdict === "disallow-all") return { answer: { verdict: "disallowed" } };
  const policy = parseRobots(record.text ?? "");
  const { allowed, rule } = isAllowed(policy, userAgent, url);
  const seconds = crawlDelaySeconds(policy, userAgent);
  const crawlDelayMs = seconds === undefined ? undefined : seconds * 1_000;
  return { answer: { verdict: allowed ? "allowed" : "disallowed", ...rule }, crawlDelayMs };
}

export interface RobotsRequest {
  /** Any address of the origin whose robots.txt is wanted. */
  readonly url: URL;
  readonly ports?: readonly string[];
  readonly remainingMs: () => number;
  /** Called before each request to another host; answers when that host is free, if it is not. */
  readonly enter: (url: URL) => Promise<number | undefined>;
}

export type RobotsAnswered =
  | { readonly kind: "record"; readonly record: RobotsRecord; readonly status?: number }
  | { readonly kind: "unreachable"; readonly failure: HttpFailure }
  | { readonly kind: "later"; readonly at: number };

/** Fetches a robots.txt with its redirects, which count as the file of the origin that was asked. Stores nothing. */
export async function fetchRobots(
  { url, ports, remainingMs, enter }: RobotsRequest,
  { http, clock, userAgent }: RobotsDependencies,
): Promise<RobotsAnswered> {
  let target = new URL("/robots.txt", url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const at = await enter(target);
    if (at !== undefined) return { kind: "later", at };
    const answer = await http.get({
      url: target.href,
      headers: { "user-agent": userAgent, accept: "text/plain,*/*;q=0.5" },
      ports,
      timeoutMs: Math.min(TIMEOUT_MS, remainingMs()),
      wish: ({ status }) => (status >= 200 && status < 300 ? ROBOTS_BYTES : "nothing"),
    });
    if (answer.kind !== "response") return { kind: "unreachable", failure: answer };
    const next = nextTarget(answer, target);
    if (next === undefined) return toRecord(answer, clock.now());
    target = next;
  }
  return toRecord(undefined, clock.now());
}

function nextTarget({ status, headers }: HttpResponse, from: URL): URL | undefined {
  if (!REDIRECTS.has(status) || headers.location === undefined) return undefined;
  return URL.parse(headers.location, from.href) ?? undefined;
}

/** RFC 9309 section 2.3.1: 4xx and too many redirects allow everything, 5xx nothing; 429 asks for rest as 503 does. */
function toRecord(answer: HttpResponse | undefined, now: Date): RobotsAnswered {
  const status = answer?.status ?? 404;
  const failed = status >= 500 || status === 429;
  const times = {
    fetchedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + (failed ? KEEP_FAILURE_MS : KEEP_MS)).toISOString(),
  };
  if (failed) return { kind: "record", status, record: { ...times, verdict: "disallow-all" } };
  if (answer === undefined || status >= 300) {
    return { kind: "record", status, record: { ...times, verdict: "allow-all" } };
  }
  return {
    kind: "record",
    status,
    record: { ...times, verdict: "rules", text: decodeRobots(answer.body) },
  };
}
