import type { RobotsRecord } from "../core/records.ts";
import type { Admission, FetchDependencies, Refusal } from "./fetch-page.ts";
import type { HostLeases } from "./host-leases.ts";
import type { Clock, HostStore, HttpClient, HttpFailure } from "./ports.ts";
import { fetchRobots, isFresh, isWorthAsking, judgeByRobots } from "./robots-gate.ts";

/** The host is busy, or wants rest. Nothing failed; come back at `at` (ISO 8601) and say so in `slotAt`. */
export interface Deferred {
  readonly kind: "deferred";
  readonly at: string;
}

export interface GateOptions {
  /** The address of the visit: `robots: "ignore"` holds for its host only. */
  readonly url: string;
  readonly robots: "obey" | "ignore";
  readonly ports?: readonly string[];
}

export interface GateDependencies {
  readonly http: HttpClient;
  readonly hosts: HostStore;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Is told of every address whose robots.txt was not asked. */
  readonly log?: (line: { readonly event: "robots-ignored"; readonly url: string }) => void;
}

interface Gate {
  readonly options: GateOptions;
  readonly leases: HostLeases;
  readonly deps: GateDependencies;
}

interface Hop {
  readonly url: URL;
  readonly remainingMs: () => number;
}

/** What stands before every hop: first robots.txt, if it is known; then the host's lease; then robots.txt, if it has to be fetched. */
export function createGate(
  options: GateOptions,
  leases: HostLeases,
  deps: GateDependencies,
): FetchDependencies<Deferred>["admit"] {
  const gate: Gate = { options, leases, deps };
  return (url, remainingMs) => admit(gate, { url, remainingMs });
}

async function admit(gate: Gate, hop: Hop): Promise<Admission<Deferred>> {
  const { options, deps } = gate;
  const { url } = hop;
  if (options.robots === "ignore" && url.host === new URL(options.url).host)
    return admitUnasked(gate, url);
  const stored = await deps.hosts.getRobots(url.origin);
  if (!isFresh(stored, deps.clock.now())) return admitUnknown(gate, hop);
  const { answer } = judgeByRobots(stored, deps.userAgent, url.href);
  if (answer.verdict === "disallowed") {
    if (isWorthAsking(stored, deps.clock.now())) return admitUnknown(gate, hop);
    return { kind: "closed", refusal: refusal(stored), robots: answer };
  }
  return (await enter(gate, url)) ?? open(gate, url, stored);
}

async function admitUnasked(gate: Gate, url: URL): Promise<Admission<Deferred>> {
  const later = await enter(gate, url);
  if (later !== undefined) return later;
  gate.deps.log?.({ event: "robots-ignored", url: url.href });
  return { kind: "open", robots: { verdict: "ignored" } };
}

/** The file is a request to the host, so its lease comes first. */
async function admitUnknown(gate: Gate, { url, remainingMs }: Hop): Promise<Admission<Deferred>> {
  const later = await enter(gate, url);
  if (later !== undefined) return later;
  const { deps, leases, options } = gate;
  const found = await fetchRobots(
    { url, ports: options.ports, remainingMs, enter: (target) => leases.enter(target) },
    deps,
  );
  if (found.kind === "later") return toLater(found.at);
  if (found.kind === "unreachable") return { kind: "closed", refusal: unreachable(found.failure) };
  await deps.hosts.putRobots(url.origin, found.record);
  return open(gate, url, found.record, found.status);
}

function open(gate: Gate, url: URL, record: RobotsRecord, status?: number): Admission<Deferred> {
  const { answer: robots, crawlDelayMs } = judgeByRobots(record, gate.deps.userAgent, url.href);
  if (crawlDelayMs !== undefined) gate.leases.observeCrawlDelay(url, crawlDelayMs);
  if (robots.verdict === "disallowed")
    return { kind: "closed", refusal: refusal(record, status), robots };
  return { kind: "open", robots };
}

async function enter({ leases }: Gate, url: URL): Promise<Admission<Deferred> | undefined> {
  const at = await leases.enter(url);
  return at === undefined ? undefined : toLater(at);
}

function toLater(at: number): Admission<Deferred> {
  return { kind: "later", later: { kind: "deferred", at: new Date(at).toISOString() } };
}

function refusal({ verdict, expiresAt }: RobotsRecord, status?: number): Refusal {
  const kind = "robots-disallowed";
  if (verdict === "rules") return { kind, reason: "its robots.txt does not allow us this page" };
  const reason = "its robots.txt could not be had, and until then nothing is fetched";
  return { kind, reason, status, retryable: true, retryAt: expiresAt };
}

function unreachable({ kind, reason }: HttpFailure): Refusal {
  return { kind, reason: `robots.txt could not be had: ${reason}` };
}
