import type { FetchFailureKind, FetchOutcome, Hop, RobotsAnswer } from "../core/fetch-outcome.ts";
import { judgeAnswer } from "../core/network/judge-answer.ts";
import { tellFailure } from "../core/network/tell-failure.ts";
import type { Validators } from "../core/page.ts";
import { pageHeaders, wishForPage } from "./page-request.ts";
import type { Clock, HttpClient, HttpFailure, HttpResponse } from "./ports.ts";

export interface PageRequest {
  readonly url: string;
  readonly validators?: Validators;
  /** Media types beside HTML, XHTML, XML and feeds that are taken: `application/json`. */
  readonly accept?: readonly string[];
  /** `host:port` pairs that the operator named in a source's address. */
  readonly ports?: readonly string[];
}

/** Why there is no page. */
export interface Refusal {
  readonly kind: FetchFailureKind;
  readonly reason: string;
  readonly status?: number;
  readonly retryable?: boolean;
  readonly retryAt?: string;
}

/** The gate's answer to a hop. `later` is for the caller alone; it is handed through. */
export type Admission<Later> =
  | { readonly kind: "open"; readonly robots: RobotsAnswer }
  | { readonly kind: "later"; readonly later: Later }
  | { readonly kind: "closed"; readonly refusal: Refusal; readonly robots?: RobotsAnswer };

export interface FetchDependencies<Later> {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Asked before every hop: the host's pace and robots.txt. */
  readonly admit: (url: URL, remainingMs: () => number) => Promise<Admission<Later>>;
}

/** Over all hops, with what is asked at their gates. */
const TOTAL_DEADLINE_MS = 25_000;
const MOST_REDIRECTS = 5;

/** The state of one way to a page. */
interface Journey<Later> {
  readonly request: PageRequest;
  readonly deps: FetchDependencies<Later>;
  readonly startedAt: number;
  readonly hops: Hop[];
}

/** One page: redirects by hand, each hop under the guard and behind the gate, one deadline for all. */
export async function fetchPage<Later>(
  request: PageRequest,
  deps: FetchDependencies<Later>,
): Promise<FetchOutcome | Later> {
  const startedAt = deps.clock.now().getTime();
  const journey: Journey<Later> = { request, deps, startedAt, hops: [] };
  let step: Step<Later> = { kind: "moved", location: request.url };
  for (let from = request.url; step.kind === "moved"; ) {
    const url: string = URL.parse(step.location, from)?.href ?? step.location;
    const fault = redirectFault(url, journey);
    step = fault === undefined ? await makeHop(url, journey) : fail(journey, from, fault);
    from = url;
  }
  return step.kind === "later" ? step.later : step.outcome;
}

type Step<Later> =
  | { readonly kind: "moved"; readonly location: string }
  | { readonly kind: "done"; readonly outcome: FetchOutcome }
  | { readonly kind: "later"; readonly later: Later };

function redirectFault(url: string, { hops }: Journey<unknown>): Refusal | undefined {
  if (hops.some((made) => made.url === url))
    return { kind: "redirect", reason: "it redirects in a circle" };
  if (hops.length <= MOST_REDIRECTS) return undefined;
  return { kind: "redirect", reason: `it redirects more than ${MOST_REDIRECTS} times` };
}

/** Guard, gate, request, judgement. */
async function makeHop<Later>(url: string, journey: Journey<Later>): Promise<Step<Later>> {
  const { request, deps, hops } = journey;
  const blocked = deps.http.check({ url, ports: request.ports });
  if (blocked !== undefined) return refuse(journey, url, blocked);
  const admission = await deps.admit(new URL(url), () => remainingMs(journey));
  if (admission.kind === "later") return admission;
  if (admission.kind === "closed") {
    hops.push({ url, milliseconds: 0, robots: admission.robots });
    return fail(journey, url, admission.refusal);
  }
  const answer = await ask(url, journey);
  const status = answer.kind === "response" ? answer.status : undefined;
  hops.push({ url, status, milliseconds: answer.milliseconds, robots: admission.robots });
  return answer.kind === "response" ? conclude(url, answer, journey) : fail(journey, url, answer);
}

function refuse(journey: Journey<unknown>, url: string, { kind, reason }: HttpFailure): Done {
  journey.hops.push({ url, milliseconds: 0 });
  return fail(journey, url, { kind, reason });
}

async function ask(url: string, journey: Journey<unknown>): Promise<HttpResponse | HttpFailure> {
  const { request, deps } = journey;
  return deps.http.get({
    url,
    headers: pageHeaders(request, deps.userAgent),
    ports: request.ports,
    timeoutMs: remainingMs(journey),
    wish: wishForPage(request.accept),
  });
}

function remainingMs({ startedAt, deps }: Journey<unknown>): number {
  return Math.max(1, startedAt + TOTAL_DEADLINE_MS - deps.clock.now().getTime());
}

type Done = Extract<Step<never>, { kind: "done" }>;

function conclude(
  url: string,
  answer: HttpResponse,
  journey: Journey<unknown>,
): Done | Extract<Step<never>, { kind: "moved" }> {
  const { validators } = journey.request;
  const isConditional = validators?.etag !== undefined || validators?.lastModified !== undefined;
  const verdict = judgeAnswer(answer, isConditional);
  if (verdict.kind === "moved") return verdict;
  if (verdict.kind === "failure") {
    const { failure: kind, reason } = verdict;
    return fail(journey, url, { kind, reason, status: answer.status });
  }
  return { kind: "done", outcome: toOutcome(url, answer, verdict.kind, journey) };
}

function toOutcome(
  url: string,
  { status, headers, body }: HttpResponse,
  kind: "page" | "not-modified",
  { request, deps, hops, startedAt }: Journey<unknown>,
): FetchOutcome {
  const now = deps.clock.now();
  const milliseconds = now.getTime() - startedAt;
  if (kind === "not-modified") return { kind, url, hops, milliseconds };
  const fetchedAt = now.toISOString();
  const page = { requestedUrl: request.url, url, status, headers, body, fetchedAt };
  return { kind: "fetched", page, hops, milliseconds };
}

function fail({ hops }: Journey<unknown>, url: string, refusal: Refusal): Done {
  return { kind: "done", outcome: tellFailure({ ...refusal, url, hops }) };
}
