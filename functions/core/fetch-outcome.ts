import type { Page } from "./page.ts";

/** Why a page could not be had, or need not be. Health is told by it; each has its page in docs/RUNBOOK.md. */
export type FetchFailureKind =
  | "gone"
  | "not-found"
  | "forbidden"
  | "challenge"
  | "rate-limited"
  | "robots-disallowed"
  | "blocked-address"
  | "too-large"
  | "wrong-type"
  | "tls"
  | "dns"
  | "timeout"
  | "network"
  | "server-error"
  | "redirect"
  | "bad-url";

/** What robots.txt says of an address. */
export interface RobotsAnswer {
  /** `ignored`: the source's operator said so; the file was not asked. */
  readonly verdict: "allowed" | "disallowed" | "ignored";
  /** Where the file speaks of the address: the line that decided. */
  readonly line?: number;
  readonly text?: string;
}

/** One request on the way to a page. */
export interface Hop {
  readonly url: string;
  readonly status?: number;
  readonly milliseconds: number;
  readonly robots?: RobotsAnswer;
}

export interface FetchFailure {
  readonly kind: FetchFailureKind;
  readonly url: string;
  readonly status?: number;
  readonly hops: readonly Hop[];
  /** One sentence for the operator: what happened, where, what to do. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** ISO 8601: the server asks not to be called before (Retry-After, capped at 24 h). */
  readonly retryAt?: string;
}

export interface FetchedPage {
  readonly kind: "fetched";
  readonly page: Page;
  readonly hops: readonly Hop[];
  readonly milliseconds: number;
}

export interface NotModifiedPage {
  readonly kind: "not-modified";
  readonly url: string;
  readonly hops: readonly Hop[];
  readonly milliseconds: number;
}

/** An everyday outcome is a value: fetching throws only for our own mistakes. */
export type FetchOutcome = FetchedPage | NotModifiedPage | FetchFailure;
