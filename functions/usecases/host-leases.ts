import { retryAfterMs } from "../core/network/retry-after.ts";
import type { Clock, HostStore, HttpClient, HttpFailure, HttpResponse } from "./ports.ts";

export interface LeaseDependencies {
  readonly http: HttpClient;
  readonly hosts: HostStore;
  readonly clock: Clock;
}

export interface LeaseOptions {
  /** Names this visit; a lease is released only by its owner. */
  readonly owner: string;
  /** The source's own `politeness.delay`. */
  readonly delayMs?: number;
  /** A slot was reserved, and its time has come. */
  readonly hasSlot: boolean;
  /** No slot that is further off is reserved. 0 holds for the visit's first host: from there on it would ask in vain again. */
  readonly reserveWithinMs?: number;
}

/** The hosts that one visit may call at present: one request at a time a host, over all sources and workers. */
export interface HostLeases {
  /** Takes the host's lease; `undefined`: go. Else the host is free for us at this time (epoch milliseconds). */
  enter(url: URL): Promise<number | undefined>;
  /** To be told every answer: response times and pleas to slow down set the host's pace. */
  observe(url: URL, answer: HttpResponse | HttpFailure): void;
  observeCrawlDelay(url: URL, milliseconds: number): void;
  /** Until when the host asked to be left alone (epoch milliseconds), if it did in this visit. */
  holdOffOf(url: URL): number | undefined;
  releaseAll(): Promise<void>;
}

interface Lease {
  readonly host: string;
  readonly isOpened: boolean;
  readonly startedAt: number;
  readonly strikes: number;
  requests: number;
  responseMs: number;
  crawlDelayMs: number;
  holdOff?: number;
}

const SHORTEST_GAP_MS = 5_000;
const LONGEST_CRAWL_DELAY_MS = 60_000;
const LONGEST_BY_RESPONSE_MS = 30_000;
const RESPONSE_FACTOR = 5;
/** Two workers whose clocks are each half a second wrong, in opposite directions, still keep the gap. */
const CLOCK_MARGIN_MS = 1_000;
/**
 * Queues count whole seconds and deliver a little late: slots are as much further apart than visits have to be, or every
 * second visit would find the one before it just begun.
 */
const DELIVERY_MARGIN_MS = 1_200;
/** Longer than a visit lasts. */
const LEASE_MS = 60_000;
const FIRST_BACKOFF_MS = 60_000;
/** A plea for rest that nobody wrote down would be broken by the next visit. */
const PLEA_ATTEMPTS = 20;
const LONGEST_BACKOFF_MS = 6 * 3_600_000;

export function createHostLeases(options: LeaseOptions, deps: LeaseDependencies): HostLeases {
  const leases = new Map<string, Lease>();
  return {
    async enter(url) {
      if (leases.has(url.host)) return undefined;
      const isFurther = leases.size > 0 && options.reserveWithinMs === 0;
      const reserveWithinMs = isFurther ? undefined : options.reserveWithinMs;
      const entered = await takeLease(url, { ...options, reserveWithinMs }, deps);
      if (typeof entered === "number") return entered;
      leases.set(url.host, entered);
      return undefined;
    },
    observe(url, answer) {
      const lease = leases.get(url.host);
      if (lease !== undefined) note(lease, answer, deps.clock.now());
    },
    observeCrawlDelay(url, milliseconds) {
      const lease = leases.get(url.host);
      if (lease !== undefined) lease.crawlDelayMs = Math.min(milliseconds, LONGEST_CRAWL_DELAY_MS);
    },
    holdOffOf: (url) => leases.get(url.host)?.holdOff,
    async releaseAll() {
      const held = [...leases.values()];
      leases.clear();
      await Promise.all(held.map((lease) => release(lease, options, deps)));
    },
  };
}

/** With a slot whose time has come nobody queues again, at whatever host the visit leads to. */
async function takeLease(
  url: URL,
  { owner, delayMs = 0, hasSlot, reserveWithinMs }: LeaseOptions,
  { http, hosts, clock }: LeaseDependencies,
): Promise<Lease | number> {
  const isOpened = http.isOpened(url.href);
  const now = clock.now().getTime();
  const gapMs = isOpened
    ? delayMs
    : Math.max(delayMs, SHORTEST_GAP_MS + CLOCK_MARGIN_MS) + DELIVERY_MARGIN_MS;
  const request = { host: url.host, now, gapMs, owner, leaseMs: LEASE_MS, reserveWithinMs };
  const { at, leased, strikes } = await (hasSlot
    ? hosts.takeLease(request)
    : hosts.reserveSlot(request));
  if (!leased) return at;
  const { host } = url;
  return { host, isOpened, startedAt: now, strikes, requests: 0, responseMs: 0, crawlDelayMs: 0 };
}

function note(lease: Lease, answer: HttpResponse | HttpFailure, now: Date): void {
  lease.requests += 1;
  lease.responseMs = Math.max(lease.responseMs, answer.milliseconds);
  if (answer.kind !== "response" || (answer.status !== 429 && answer.status !== 503)) return;
  const wait = retryAfterMs(answer.headers["retry-after"], now) ?? backoffMs(lease.strikes);
  const margin = lease.isOpened ? 0 : CLOCK_MARGIN_MS;
  lease.holdOff = Math.max(lease.holdOff ?? 0, now.getTime() + wait + margin);
}

/** A minute, two, four … for a server that asks for rest and does not say how long. */
function backoffMs(strikes: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** strikes, LONGEST_BACKOFF_MS);
}

/** A lease with which nothing was asked leaves no trace. */
async function release(
  lease: Lease,
  { owner, delayMs = 0 }: LeaseOptions,
  { hosts }: LeaseDependencies,
): Promise<void> {
  const { host, startedAt, requests, holdOff } = lease;
  const gapMs = gapOf(lease, delayMs);
  const notBefore = Math.max(requests === 0 ? startedAt : startedAt + gapMs, holdOff ?? 0);
  const strikes = holdOff === undefined ? 0 : lease.strikes + 1;
  const slotGapMs = lease.isOpened ? gapMs : gapMs + DELIVERY_MARGIN_MS;
  const told = { host, owner, notBefore, gapMs: slotGapMs, strikes };
  await keepTrying(() => hosts.releaseLease(told), holdOff === undefined ? 1 : PLEA_ATTEMPTS);
}

/** Each attempt has waited for its store, and a worker's deadline ends them all. */
async function keepTrying(work: () => Promise<void>, attempts: number): Promise<void> {
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

function gapOf({ isOpened, crawlDelayMs, responseMs }: Lease, delayMs: number): number {
  const asked = Math.max(crawlDelayMs, delayMs);
  if (isOpened) return asked;
  const byResponse = Math.min(responseMs * RESPONSE_FACTOR, LONGEST_BY_RESPONSE_MS);
  return Math.max(SHORTEST_GAP_MS, asked, byResponse) + CLOCK_MARGIN_MS;
}
