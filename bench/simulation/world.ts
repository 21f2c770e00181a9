import type { Message } from "../../functions/core/messages.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { createRandom } from "../../tests/support/fault-random.ts";
import { createWork, type WorkCounts } from "./crawl-work.ts";
import {
  createArticleStore,
  createFeedStore,
  createHostStore,
  createNoBlobs,
  createSourceStore,
} from "./memory-stores.ts";
import { createSites, createWeb, type Site } from "./sites.ts";
import { createRecords } from "./source-records.ts";
import { createTicker, type Ticker } from "./tick-clock.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import { createWaitWatch, type WaitSummary } from "./wait-watch.ts";
import { createWorkQueues } from "./work-queue.ts";
import { createWorkers, type Workers } from "./workers.ts";
import { createWriteMeter, type HotPartition } from "./write-meter.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse("2026-11-22T00:00:00.000Z");

export interface SimulationOptions {
  readonly sources: number;
  readonly hosts: number;
  readonly hours: number;
  /** Functions that crawl listings at once, and as many that crawl articles. */
  readonly concurrency: number;
  readonly articlesADay: number;
  /** One of so many messages is delivered twice. */
  readonly doubled: number;
  readonly seed: number;
  /** All sources at one interval; absent: mixed. */
  readonly everyMs?: number;
  readonly onHour?: (hour: number) => void;
}

export interface SimulationResult {
  readonly sent: Readonly<Record<Message["kind"], Sent>>;
  readonly work: WorkCounts;
  readonly waits: WaitSummary;
  readonly partitions: readonly HotPartition[];
  readonly depths: Workers["depths"];
  readonly tick: Ticker["most"];
  readonly sites: readonly Site[];
}

interface Sent {
  /** For work that was due. */
  first: number;
  /** For the slot of a host that had no room at once. */
  again: number;
}

/** A day of the service: schedule, pace, queues and crawls are the real ones; stores are maps, sites a model, time jumps. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const random = createRandom(options.seed);
  const time = createVirtualClock(START);
  const sites = createSites(options.hosts, options.sources, random);
  const meter = createWriteMeter(time.now);
  const hosts = createHostStore(meter);
  const hostOf = ({ source }: { source: { url: string } }) => new URL(source.url).host;
  const waits = createWaitWatch({ now: time.now, hostOf, takenMs: hosts.takenMs });
  const sent = { "crawl-source": { first: 0, again: 0 }, "crawl-article": { first: 0, again: 0 } };
  const queue = createWorkQueues(time, ({ kind, slotAt }) => {
    sent[kind][slotAt === undefined ? "first" : "again"] += 1;
  });
  const clock = { now: () => new Date(time.now()) };
  const http = createWeb(sites, time, random);
  const deps: CrawlDependencies = {
    sources: createSourceStore(meter, waits.onSave),
    articles: createArticleStore(meter),
    feeds: createFeedStore(meter),
    blobs: createNoBlobs(),
    pages: createPageVisitor({ http, hosts, clock, userAgent: "Tidings/0 (+https://example.org)" }),
    ...{ queue, clock },
  };
  const records = createRecords(sites, { startAt: START, random, everyMs: options.everyMs });
  for (const record of records) await deps.sources.saveSource(record);
  meter.clear();

  const { counts, work } = createWork(deps, { ...options, random });
  const workers = createWorkers(queue, options.concurrency, work);
  const ticker = createTicker(time, deps);
  await time.run(START + options.hours * HOUR, () => {
    const passed = time.now() - START;
    const isTick = passed % MINUTE === 0;
    if (passed % HOUR === 0) options.onHour?.(passed / HOUR);
    if (isTick) void ticker.tick();
    workers.pump(isTick);
  });
  const result = { waits: waits.summary(), partitions: meter.list(), depths: workers.depths };
  return { ...result, sent, work: counts, tick: ticker.most, sites };
}
