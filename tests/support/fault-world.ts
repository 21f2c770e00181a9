import type { DatabaseSync } from "node:sqlite";
import type { SQSRecord } from "aws-lambda";
import { toSqsHandler } from "../../functions/adapters/lambda-sqs.ts";
import { createSqliteQueue, type SqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import type { Message } from "../../functions/core/messages.ts";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { crawlArticle } from "../../functions/usecases/crawl-article.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import { crawlSource } from "../../functions/usecases/crawl-source.ts";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import { untilAborted } from "../../functions/usecases/until-aborted.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { type History, recordHistory } from "./fault-history.ts";
import {
  createLife,
  type Life,
  type PortFault,
  type SpoiltPorts,
  spoilPorts,
} from "./fault-ports.ts";
import type { Random } from "./fault-random.ts";
import { createFaultSite, type FaultSite } from "./fault-site.ts";
import { fairWeather, type Weather } from "./fault-weather.ts";

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The queue's and Lambda's: a message whose worker died comes again after this. */
const VISIBILITY_MS = 6 * MINUTE;

export interface FaultWorld {
  readonly site: FaultSite;
  readonly weather: Weather;
  readonly history: History;
  readonly queue: SqliteQueue;
  readonly ports: SpoiltPorts;
  /** Every line that was logged, as JSON. */
  readonly log: string[];
  now(): number;
  /** Also back. */
  shiftClock(milliseconds: number): void;
  apply(): Promise<void>;
  /** Lets time pass, with a tick a minute and a delivery whenever a message is ready. */
  run(milliseconds: number): Promise<void>;
}

export interface WorldOptions {
  readonly db: DatabaseSync;
  /** All but the queue: SQLite and a folder, or the adapters of AWS. */
  readonly ports: Omit<SpoiltPorts, "queue">;
  readonly random: Random;
  readonly startAt: number;
  /** How many minutes lie between two ticks; 1 if absent. */
  readonly minutesATick?: number;
}

/** One source, its site, its pipeline: everything is real but the network and the time. */
export function createFaultWorld(options: WorldOptions): FaultWorld {
  const { db, ports, random, startAt, minutesATick = 1 } = options;
  let time = startAt;
  let elapsed = 0;
  let minute = -1;
  const now = () => time;
  const site = createFaultSite(() => elapsed, startAt);
  const queue = createSqliteQueue(db, { now });
  const history = recordHistory({ ...ports, queue: { send: queue.send } }, site);
  // What an earlier process sent and nobody has settled.
  history.counts.sent = countLeft(queue);
  const weather = fairWeather();
  const world: FaultWorld = {
    ...{ site, weather, history, queue, ports: history.ports, log: [], now },
    shiftClock(milliseconds) {
      time += milliseconds;
    },
    async apply() {
      await applySources([SOURCE(site.listingUrl)], {
        ...history.ports,
        clock: { now: () => new Date(time) },
      });
    },
    async run(milliseconds) {
      for (let left = milliseconds; left > 0; left -= MINUTE) await runMinute();
    },
  };
  const deliver = createDelivery(world, random);

  async function runMinute(): Promise<void> {
    minute += 1;
    const ticks = minute % minutesATick === 0 ? weather.ticks() : 0;
    for (let tick = 0; tick < ticks; tick += 1) await deliver.tick();
    for (let passed = 0; passed < MINUTE; ) {
      const step = Math.min(nextReady(queue), MINUTE - passed);
      time += step;
      elapsed += step;
      passed += step;
      if (passed < MINUTE) await deliver.messages();
    }
  }
  return world;
}

const SOURCE = (url: string) => ({
  ...{ id: "news", url, groups: [], timezone: "Asia/Shanghai", everyMs: HOUR },
  ...{ listing: {}, article: {}, fullText: true, politeness: { robots: "obey" as const } },
});

/** Milliseconds; messages that are ready are worked on a second later. */
function nextReady(queue: SqliteQueue): number {
  const waits = [queue.readyInMs("crawl-source"), queue.readyInMs("crawl-article")];
  return Math.max(1000, Math.min(...waits.map((wait) => wait ?? MINUTE)));
}

/** Messages that wait, are worked on, or lie with the dead letters. */
export function countLeft(queue: SqliteQueue): number {
  const counts = [queue.counts("crawl-source"), queue.counts("crawl-article")];
  return counts.reduce((sum, { ready, waiting, dead }) => sum + ready + waiting + dead, 0);
}

function createDelivery(world: FaultWorld, random: Random) {
  const { weather, queue, history, site, log } = world;
  let visits = 0;
  const nextVisit = () => {
    visits += 1;
    return visits;
  };
  const fault: PortFault = (step) => {
    for (const spoil of weather.ports) {
      const strike = spoil(step);
      if (strike !== undefined) return strike;
    }
    return undefined;
  };
  const yieldTurn = async () => {
    for (let turns = random.below(3); turns > 0; turns -= 1) await Promise.resolve();
  };

  function depsOf(life: Life): CrawlDependencies {
    const { hosts, ...ports } = spoilPorts(history.ports, life, { fault, yieldTurn });
    const skew = weather.skew();
    const clock = { now: () => new Date(world.now() + skew) };
    const userAgent = "Tidings/test (+https://example.org)";
    const http = site.clientOf(nextVisit());
    const pages = createPageVisitor({ http, hosts, clock, userAgent });
    const deps = { ...ports, clock, pages };
    return weather.isTimeUp() ? untilAborted(AbortSignal.abort(), deps) : deps;
  }

  async function work(record: SQSRecord): Promise<void> {
    if (weather.isHeldUp()) return;
    const life = createLife();
    const deps = depsOf(life);
    const visit = visits;
    const handle = toSqsHandler(
      (message: Message) =>
        message.kind === "crawl-source" ? crawlSource(message, deps) : crawlArticle(message, deps),
      { log: (line) => log.push(JSON.stringify(line)) },
    );
    const answer = await Promise.race([handle({ Records: [record] }), life.died]);
    if (answer === "died") history.died.add(visit);
    if (answer === "died" || answer.batchItemFailures.length > 0 || weather.isAnswerLost()) return;
    const before = countLeft(queue);
    queue.settle([{ receipt: record.receiptHandle }]);
    history.counts.done += before - countLeft(queue);
  }

  return {
    async tick(): Promise<void> {
      const life = createLife();
      await Promise.race([scheduleCrawls(depsOf(life)).catch(() => undefined), life.died]);
    },
    async messages(): Promise<void> {
      const records = (["crawl-source", "crawl-article"] as const).flatMap((kind) =>
        queue.receive({ queue: kind, most: 5, visibilityMs: VISIBILITY_MS }),
      );
      const copies = records.flatMap((record) => new Array(weather.copies()).fill(record));
      await Promise.all(random.shuffle(copies).map(work));
    },
  };
}
