import type { FetchFailure, FetchFailureKind, Hop } from "../fetch-outcome.ts";

export interface FailureFacts {
  readonly kind: FetchFailureKind;
  readonly url: string;
  readonly hops: readonly Hop[];
  /** A clause whose subject is the server: "its certificate has expired". */
  readonly reason: string;
  readonly status?: number;
  readonly retryAt?: string;
  /** Where it differs from what holds for the kind. */
  readonly retryable?: boolean;
}

/** What the operator can do, and whether the same request may succeed later without him. */
const ADVICE: Readonly<Record<FetchFailureKind, { retryable: boolean; advice: string }>> = {
  gone: { retryable: false, advice: "remove the source, or name its new address" },
  "not-found": { retryable: false, advice: "look whether the page has moved" },
  forbidden: { retryable: false, advice: "ask the site's owner to let us in" },
  challenge: {
    retryable: true,
    advice: "ask the site's owner to let us in; we never pretend to be a browser",
  },
  "rate-limited": {
    retryable: true,
    advice: "we wait; a longer politeness.delay helps if it happens often",
  },
  "robots-disallowed": { retryable: false, advice: "ask the site's owner, or choose another page" },
  "blocked-address": {
    retryable: false,
    advice: "only the public internet is fetched; for a network of your own see --allow-network",
  },
  "too-large": { retryable: false, advice: "choose a page with fewer entries" },
  "wrong-type": { retryable: false, advice: "name a page, not a file" },
  tls: {
    retryable: true,
    advice: "tell the site's owner; we never fetch without a valid certificate",
  },
  dns: { retryable: true, advice: "look whether the host's name is right" },
  timeout: { retryable: true, advice: "we try again later" },
  network: { retryable: true, advice: "we try again later" },
  "server-error": { retryable: true, advice: "we try again later" },
  redirect: { retryable: false, advice: "name the address where the page is now" },
  "bad-url": { retryable: false, advice: "correct the address" },
};

/** A failure as a value, with one sentence for the operator. */
export function tellFailure({
  kind,
  url,
  hops,
  reason,
  status,
  retryAt,
  retryable,
}: FailureFacts): FetchFailure {
  const { advice, retryable: usually } = ADVICE[kind];
  const answer = status === undefined ? "" : ` (status ${status})`;
  const shown = withoutPassword(url);
  const message = `${shorten(shown)}: ${reason}${answer}; ${advice}.`;
  return { kind, url: shown, status, hops, message, retryable: retryable ?? usually, retryAt };
}

/** A redirect can lead to an address with a name and a password in it: they are nobody's to read. */
function withoutPassword(address: string): string {
  const url = URL.parse(address);
  if (url === null || (url.username === "" && url.password === "")) return address;
  return Object.assign(url, { username: "", password: "" }).href;
}

function shorten(url: string): string {
  return url.length > 200 ? `${url.slice(0, 199)}…` : url;
}
