import { randomUUID } from "node:crypto";
import type { FetchFailure, FetchOutcome } from "../core/fetch-outcome.ts";
import { fetchPage, type PageRequest } from "./fetch-page.ts";
import { createHostLeases, type HostLeases } from "./host-leases.ts";
import type { HttpClient } from "./ports.ts";
import { createGate, type Deferred, type GateDependencies } from "./visit-gate.ts";

/** One page to be visited under its host's pace and robots.txt. */
export interface Visit extends PageRequest {
  /** `ignore` holds for the host of `url` only. */
  readonly robots: "obey" | "ignore";
  /** The source's `politeness.delay`. */
  readonly delayMs?: number;
  /** ISO 8601: the slot that an earlier visit was deferred to. */
  readonly slotAt?: string;
  /** Deferred for longer, it has reserved nothing. 0: goes only where the host has nobody else to answer. */
  readonly reserveWithinMs?: number;
  /** Aborted when the worker's time is up: the visit ends at once and is deferred. That says nothing of the site. */
  readonly signal?: AbortSignal;
}

export type VisitResult = Deferred | FetchOutcome;

export interface PageVisitor {
  /** Never throws for a site's fault. */
  visitPage(visit: Visit): Promise<VisitResult>;
}

export type VisitDependencies = GateDependencies;

/** Another worker begins anew after this. */
const NEW_WORKER_MS = 60_000;

export function createPageVisitor(deps: VisitDependencies): PageVisitor {
  const lines = new Map<string, Promise<unknown>>();
  return {
    async visitPage(visit) {
      const url = URL.parse(visit.url);
      if (url === null || !deps.http.isOpened(visit.url)) return visitPage(visit, deps);
      return standInLine(lines, url.host, () => visitPage(visit, deps));
    },
  };
}

/**
 * Visits to a host that needs no pause follow each other within the process: to send a message once more for every few
 * milliseconds would take longer than the visit.
 */
async function standInLine<T>(
  lines: Map<string, Promise<unknown>>,
  host: string,
  work: () => Promise<T>,
): Promise<T> {
  const turn = (lines.get(host) ?? Promise.resolve()).then(work, work);
  lines.set(host, turn);
  try {
    return await turn;
  } finally {
    if (lines.get(host) === turn) lines.delete(host);
  }
}

async function visitPage(visit: Visit, deps: VisitDependencies): Promise<VisitResult> {
  const now = deps.clock.now().toISOString();
  if (visit.slotAt !== undefined && visit.slotAt > now)
    return { kind: "deferred", at: visit.slotAt };
  const { delayMs, slotAt, reserveWithinMs, signal } = visit;
  if (signal?.aborted) return toAnotherWorker(deps);
  const options = { owner: randomUUID(), delayMs, hasSlot: slotAt !== undefined, reserveWithinMs };
  const leases = createHostLeases(options, deps);
  try {
    const http = observed(deps.http, leases, signal);
    const admit = createGate(visit, leases, { ...deps, http });
    const outcome = await fetchPage<Deferred>(visit, { ...deps, http, admit });
    const isEnded = signal?.aborted && outcome.kind !== "deferred" && isFailure(outcome);
    return isEnded ? toAnotherWorker(deps) : withRetryAt(outcome, leases);
  } finally {
    await leases.releaseAll();
  }
}

function toAnotherWorker({ clock }: VisitDependencies): Deferred {
  const at = new Date(clock.now().getTime() + NEW_WORKER_MS).toISOString();
  return { kind: "deferred", at };
}

function observed(http: HttpClient, leases: HostLeases, signal?: AbortSignal): HttpClient {
  return {
    ...http,
    async get(request) {
      const answer = await http.get({ ...request, ...(signal && { signal }) });
      leases.observe(new URL(request.url), answer);
      return answer;
    },
  };
}

function withRetryAt(outcome: VisitResult, leases: HostLeases): VisitResult {
  if (outcome.kind === "deferred" || !isFailure(outcome)) return outcome;
  const url = URL.parse(outcome.url);
  const holdOff = url === null ? undefined : leases.holdOffOf(url);
  return holdOff === undefined ? outcome : { ...outcome, retryAt: new Date(holdOff).toISOString() };
}

function isFailure(outcome: FetchOutcome): outcome is FetchFailure {
  return outcome.kind !== "fetched" && outcome.kind !== "not-modified";
}
