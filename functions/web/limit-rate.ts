import type { Context, MiddlewareHandler } from "hono";
import type { Clock } from "../usecases/ports.ts";
import { refuse } from "./refuse.ts";

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

interface Bucket {
  tokens: number;
  /** Epoch milliseconds. */
  at: number;
}

const MINUTE_MS = 60_000;
const MOST_CLIENTS = 10_000;

/**
 * A bucket of requests for each peer address, refilled evenly. Where the platform tells no peer (behind API Gateway, which
 * has a limit of its own) nobody is limited.
 */
export function limitRate(requestsPerMinute: number, clock: Clock): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  return async (context, next) => {
    const client = peerAddress(context);
    if (client === undefined) return next();
    const now = clock.now().getTime();
    const bucket = refill(buckets.get(client), requestsPerMinute, now);
    if (buckets.size >= MOST_CLIENTS) buckets.clear();
    buckets.set(client, bucket);
    if (bucket.tokens < 1) return refuseClient(context, bucket, requestsPerMinute);
    bucket.tokens -= 1;
    return next();
  };
}

function refuseClient(context: Context, { tokens }: Bucket, requestsPerMinute: number) {
  const seconds = Math.ceil(((1 - tokens) * MINUTE_MS) / requestsPerMinute / 1000);
  context.header("Retry-After", String(seconds));
  return refuse(context, "too-many-requests", `Too many requests: come back in ${seconds} s.`);
}

function refill(bucket: Bucket | undefined, capacity: number, now: number): Bucket {
  if (bucket === undefined) return { tokens: capacity, at: now };
  const gained = (Math.max(0, now - bucket.at) * capacity) / MINUTE_MS;
  return { tokens: Math.min(capacity, bucket.tokens + gained), at: now };
}

function peerAddress({ env }: Context): string | undefined {
  return (env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress;
}
