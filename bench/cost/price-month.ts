import type { Counts, Piece } from "./count-operations.ts";

export interface Plan {
  readonly name: string;
  readonly sources: number;
  readonly minutes: number;
  readonly articlesADay: number;
}

/** What one month asks of AWS, by what it is billed for. */
type Usage = Readonly<Record<keyof typeof PRICES, number>>;

/**
 * List prices of us-east-1 in dollars, without tax, and what of a month the lasting free tier gives (not that of a new
 * account). On demand, DynamoDB has no free requests: its 25 free units are for provisioned tables.
 */
const PRICES = {
  "DynamoDB writes": { price: 0.625e-6, free: 0 },
  "DynamoDB reads": { price: 0.125e-6, free: 0 },
  "DynamoDB storage, GB": { price: 0.25, free: 25 },
  "DynamoDB backups, GB": { price: 0.2, free: 0 },
  "Lambda GB-seconds, arm64": { price: 13.3334e-6, free: 400_000 },
  "Lambda requests": { price: 0.2e-6, free: 1_000_000 },
  "SQS requests": { price: 0.4e-6, free: 1_000_000 },
  "S3 puts": { price: 5e-6, free: 0 },
  "S3 gets": { price: 0.4e-6, free: 0 },
  "S3 storage, GB": { price: 0.023, free: 0 },
  "Scheduler calls": { price: 1e-6, free: 14_000_000 },
  "Logs, GB": { price: 0.5, free: 5 },
  Alarms: { price: 0.1, free: 10 },
  "Metrics of our own": { price: 0.3, free: 10 },
  Dashboards: { price: 3, free: 3 },
  "API requests": { price: 1e-6, free: 0 },
  "CloudFront requests": { price: 1e-6, free: 10_000_000 },
} as const;

const MINUTES = 30 * 24 * 60;

/** An origin that answers in half a second, a work of a tenth on a third of a core, five calls of DynamoDB. */
const VISIT_SECONDS = 0.7;
const CRAWLER_GB = 0.5;
/** As Lambda's pollers find them: of the five that a batch may hold. */
const MOST_A_BATCH = 5;
/** Five pollers a queue, each waiting up to 20 s. */
const IDLE_RECEIVES = 2 * 5 * 3 * MINUTES;
const LOG_BYTES = 600;
/** A page compressed, its article, and its share of renderings. */
const BLOB_BYTES = 40_000;
/** Each source's feed is asked for every 15 minutes by readers behind a cache of five; half of its answers are 304. */
const POLLS = MINUTES / 15;

export function useMonth(plan: Plan, counts: Record<Piece, Counts>): Usage {
  const crawls = (plan.sources * MINUTES) / plan.minutes;
  const articles = plan.sources * plan.articlesADay * 30;
  const polls = plan.sources * POLLS;
  const rendered = Math.min(polls, articles);
  const sum = (field: keyof Counts) =>
    crawls * counts["unchanged crawl"][field] +
    articles * counts["article, with all later looks at it"][field] +
    MINUTES * counts.tick[field] +
    polls * counts["feed, unchanged"][field] +
    rendered * counts["feed, rendered"][field];
  const messages = sum("messages");
  const batches = messages / Math.min(MOST_A_BATCH, Math.max(1, crawls / MINUTES));
  const tickSeconds = 0.1 + (0.004 * crawls) / MINUTES;
  const kept = 3 * articles * BLOB_BYTES;
  return {
    "DynamoDB writes": sum("writeUnits"),
    "DynamoDB reads": sum("readUnits") + MINUTES,
    "DynamoDB storage, GB": (12 * articles * 3000) / 1e9,
    "DynamoDB backups, GB": (12 * articles * 3000) / 1e9,
    "Lambda GB-seconds, arm64":
      batches * VISIT_SECONDS * CRAWLER_GB +
      MINUTES * tickSeconds * CRAWLER_GB +
      polls * 0.02 +
      rendered * 0.3,
    "Lambda requests": batches + MINUTES + polls,
    "SQS requests": messages / 10 + 2 * batches + IDLE_RECEIVES,
    "S3 puts": sum("puts"),
    "S3 gets": sum("gets"),
    "S3 storage, GB": kept / 1e9,
    "Scheduler calls": MINUTES,
    "Logs, GB": ((messages + MINUTES + polls) * LOG_BYTES) / 1e9,
    Alarms: 8,
    "Metrics of our own": 1,
    Dashboards: 1,
    "API requests": polls,
    "CloudFront requests": polls * 3,
  };
}

export interface Bill {
  readonly lines: Readonly<Record<string, number>>;
  readonly total: number;
}

export function priceMonth(usage: Usage, isFree: boolean): Bill {
  const lines: Record<string, number> = {};
  for (const [name, { price, free }] of Object.entries(PRICES)) {
    const used = usage[name as keyof Usage];
    lines[name] = Math.max(0, used - (isFree ? free : 0)) * price;
  }
  return { lines, total: Object.values(lines).reduce((sum, line) => sum + line, 0) };
}
