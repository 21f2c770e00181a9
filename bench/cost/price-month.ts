import { FEED_CACHING } from "../../functions/web/send-document.ts";
import {
  chooseCapacity,
  TICK_READS,
  USABLE_UNITS,
  WORK_UNITS,
} from "../../infra/table-capacity.ts";
import type { Counts, Piece } from "./count-operations.ts";

export interface Plan {
  readonly name: string;
  readonly sources: number;
  readonly minutes: number;
  readonly articlesADay: number;
  /** How often readers ask for each source's feed. */
  readonly readsAnHour: number;
}

/** What one month asks of AWS, by what it is billed for. */
export type Usage = Readonly<Record<keyof typeof PRICES, number>>;

/**
 * List prices of us-east-1 in dollars, without tax, and what of a month the lasting free tier gives (not that of a new
 * account). On demand, DynamoDB has no free requests: its 25 free units are for provisioned tables.
 */
export const PRICES = {
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
  "CloudFront functions": { price: 0.1e-6, free: 2_000_000 },
  "CloudFront GB": { price: 0.085, free: 1000 },
  "Crawler's GB out": { price: 0.09, free: 100 },
} as const;

const MINUTES = 30 * 24 * 60;
const SECONDS = 60 * MINUTES;

/** functions/usecases/schedule-crawls.ts, infra/constructs/crawl-pipeline.ts */
const GROUPS_A_MINUTE = 12;
const BATCH = 5;
/** How full a batch is where there is enough: pollers ask side by side, and a queue answers with a part of what it holds. */
const FILL = 0.7;
/** An origin that answers in half a second, the slowest of a batch a little later, four calls of DynamoDB. */
const CRAWL_SECONDS = 0.75;
/** As a crawl, and a page of forty kilobytes read on a third of a core. */
const ARTICLE_SECONDS = 0.9;
/** Of a message that comes before its host's slot is free, and is sent again. */
const DEFER_SECONDS = 0.05;
const TICK_SECONDS = 0.1;
const CLAIM_SECONDS = 0.001;
const CRAWLER_GB = 0.5;
const SERVE_GB = 1;
const POLL_SECONDS = 0.02;
const RENDER_SECONDS = 0.3;
/** Two queues, five pollers each, each asking for 20 s at a time. */
const IDLE_RECEIVES = 2 * 5 * 3 * MINUTES;
/** What a source adds to the list of what is due, which each tick reads. */
const DUE_BYTES = 110;
const READ_UNIT_BYTES = 4096;
/** A line a message, a tick or a request, as they are logged. */
const LOG_BYTES = 600;
/** Of an article: its page compressed, its body, its share of renderings; and in the table with its places. */
const BLOB_BYTES = 40_000;
const ITEM_BYTES = 2_000;
/** Of a feed of fifty articles, compressed, and of an answer that says that it has not changed. */
const FEED_BYTES = 100_000;
const UNCHANGED_BYTES = 500;
/** What a request of the crawler sends: handshake, headers, acknowledgements. */
const REQUEST_BYTES = 2_000;
const MAX_AGE = /max-age=(\d+)/;

/**
 * CloudFront asks us again when what it keeps is older than we allow, and a reader comes: on average once a `max-age` and
 * the time till the next reader. Readers behind a second edge location would be a second cache; here all are behind one.
 */
function originPolls({ sources, readsAnHour }: Plan): number {
  const keptMinutes = Number(MAX_AGE.exec(FEED_CACHING)?.[1]) / 60;
  return (sources * MINUTES) / (keptMinutes + 60 / readsAnHour);
}

export function useMonth(plan: Plan, counts: Record<Piece, Counts>): Usage {
  const { crawls, articles, polls, rendered, messages, calls, seconds } = workOf(plan, counts);
  const sum = (field: keyof Counts) =>
    crawls * counts["unchanged crawl"][field] +
    articles * counts["article, with all later looks at it"][field] +
    MINUTES * counts.tick[field] +
    polls * counts["feed, unchanged"][field] +
    rendered * counts["feed, rendered"][field];
  const itemGb = (12 * articles * ITEM_BYTES) / 1e9;
  const reads = plan.sources * plan.readsAnHour * 24 * 30;
  const listUnits = TICK_READS + (plan.sources * DUE_BYTES) / READ_UNIT_BYTES / 2;
  return {
    "DynamoDB writes": sum("writeUnits"),
    "DynamoDB reads": sum("readUnits") + MINUTES * listUnits,
    "DynamoDB storage, GB": itemGb,
    "DynamoDB backups, GB": itemGb,
    "Lambda GB-seconds, arm64": seconds.crawling * CRAWLER_GB + seconds.serving * SERVE_GB,
    "Lambda requests": calls + MINUTES + polls,
    "SQS requests": crawls / 10 + messages + 2 * calls + IDLE_RECEIVES,
    "S3 puts": sum("puts"),
    "S3 gets": sum("gets"),
    "S3 storage, GB": (3 * articles * BLOB_BYTES) / 1e9,
    "Scheduler calls": MINUTES,
    "Logs, GB": ((crawls + messages + MINUTES + 2 * polls) * LOG_BYTES) / 1e9,
    Alarms: 8,
    "Metrics of our own": 1,
    Dashboards: 1,
    "API requests": polls,
    "CloudFront requests": reads,
    "CloudFront functions": reads,
    "CloudFront GB": (reads * UNCHANGED_BYTES + rendered * FEED_BYTES) / 1e9,
    "Crawler's GB out": (sum("requests") * REQUEST_BYTES) / 1e9,
  };
}

/** How often a month each thing is done, and how long functions run for it. `messages` are those of articles. */
function workOf(plan: Plan, counts: Record<Piece, Counts>) {
  const crawls = (plan.sources * MINUTES) / plan.minutes;
  const articles = plan.sources * plan.articlesADay * 30;
  const polls = originPolls(plan);
  const rendered = Math.min(polls, articles);
  const together = (FILL * crawls) / MINUTES / GROUPS_A_MINUTE;
  const batches = crawls / Math.min(FILL * BATCH, Math.max(1, together));
  const each = counts["article, with all later looks at it"];
  const [visits, messages] = [articles * each.requests, articles * each.messages];
  const crawling =
    batches * CRAWL_SECONDS +
    visits * ARTICLE_SECONDS +
    Math.max(0, messages - visits) * DEFER_SECONDS +
    MINUTES * TICK_SECONDS +
    crawls * CLAIM_SECONDS;
  const serving = polls * POLL_SECONDS + rendered * RENDER_SECONDS;
  const calls = batches + messages;
  return { crawls, articles, polls, rendered, messages, calls, seconds: { crawling, serving } };
}

/** The same month on a table of the units that AWS gives for nothing; nothing where these cannot carry it. */
export function onFixedUnits(usage: Usage): Usage | undefined {
  const isCarried =
    usage["DynamoDB writes"] / SECONDS <= USABLE_UNITS.writes &&
    usage["DynamoDB reads"] / SECONDS <= USABLE_UNITS.reads;
  return isCarried ? { ...usage, "DynamoDB writes": 0, "DynamoDB reads": 0 } : undefined;
}

/** What a deployment chooses that is told nothing of capacity. */
export function defaultBilling({ sources, minutes }: Plan) {
  const everyMs = minutes * 60_000;
  return chooseCapacity(
    "auto",
    Array.from({ length: sources }, () => ({ everyMs })),
  ).billing;
}

const DRIFT = 0.05;

/** Where what is counted is no longer what a deployment decides by. */
export function findDrift(counts: Record<Piece, Counts>): string[] {
  return Object.entries(WORK_UNITS).flatMap(([piece, assumed]) => {
    const { writeUnits: writes, readUnits: reads } = counts[piece as Piece];
    const isOff = (counted: number, unit: number) => Math.abs(counted - unit) > DRIFT * unit;
    if (!isOff(writes, assumed.writes) && !isOff(reads, assumed.reads)) return [];
    return `${piece}: counted ${writes} and ${reads}, in infra/table-capacity.ts ${assumed.writes} and ${assumed.reads}`;
  });
}

/** What a thousand of each piece cost at the list, without what is free: work, storage of a month, requests. */
export function priceThousand(counts: Record<Piece, Counts>): Record<string, number> {
  const { price: write } = PRICES["DynamoDB writes"];
  const { price: read } = PRICES["DynamoDB reads"];
  const gbSecond = PRICES["Lambda GB-seconds, arm64"].price;
  const call = PRICES["Lambda requests"].price;
  const message = PRICES["SQS requests"].price;
  const store = ({ writeUnits, readUnits, puts, gets }: Counts) =>
    writeUnits * write +
    readUnits * read +
    puts * PRICES["S3 puts"].price +
    gets * PRICES["S3 gets"].price;
  const article = counts["article, with all later looks at it"];
  const crawlCall = CRAWL_SECONDS * CRAWLER_GB * gbSecond + call + 2 * message;
  const poll = POLL_SECONDS * SERVE_GB * gbSecond + call + PRICES["API requests"].price;
  const each = {
    "unchanged crawls, alone": store(counts["unchanged crawl"]) + crawlCall + message / 10,
    "unchanged crawls, batches filled":
      store(counts["unchanged crawl"]) + crawlCall / (FILL * BATCH) + message / 10,
    "articles, with all later looks at them":
      store(article) +
      article.messages * (call + 3 * message) +
      article.requests * ARTICLE_SECONDS * CRAWLER_GB * gbSecond,
    "reads of a feed that CloudFront has":
      PRICES["CloudFront requests"].price +
      PRICES["CloudFront functions"].price +
      (UNCHANGED_BYTES / 1e9) * PRICES["CloudFront GB"].price,
    "reads of a feed that come to us": store(counts["feed, unchanged"]) + poll,
    "renderings of a feed":
      store(counts["feed, rendered"]) + poll + RENDER_SECONDS * SERVE_GB * gbSecond,
  };
  return Object.fromEntries(Object.entries(each).map(([name, price]) => [name, 1000 * price]));
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
