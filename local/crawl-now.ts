import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { scheduleCrawls } from "../functions/usecases/schedule-crawls.ts";
import { chooseActive, forcedCrawl } from "./chosen-sources.ts";
import { addToReport, type CrawlReport, emptyReport } from "./crawl-report.ts";
import type { Service } from "./service.ts";

const LOOK_MS = 50;

/** A long queue takes longer to look at: looking shall not keep from working. */
const MOST_LOOKING = 0.02;

export interface CrawlNowOptions {
  /** Sources by id; none: all that are active. */
  readonly ids: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: string) => void;
}

/** Crawls now, until nothing of these sources is queued or due. Somebody else has to run the consumers. */
export async function crawlNow(
  service: Service,
  { ids, signal, onProgress = () => {} }: CrawlNowOptions,
): Promise<CrawlReport[]> {
  const records = await chooseActive(service.deps.sources, ids);
  const reports = new Map(records.map(({ key, source }) => [key, emptyReport(source.id)]));
  const stop = service.onLine((line) => {
    const report = reports.get(String(line.sourceKey));
    if (report !== undefined) reports.set(String(line.sourceKey), addToReport(report, line));
  });
  try {
    await service.deps.queue.send(records.map((record) => forcedCrawl(record, service.deps.clock)));
    await untilDone(service, [...reports.keys()], { signal, onProgress });
  } finally {
    stop();
    onProgress("");
  }
  return [...reports.values()];
}

/** What a crawl leaves for the next ticks (a flood that drains, fifty at a time) is taken by ticks of our own. */
async function untilDone(
  service: Service,
  keys: readonly string[],
  { signal, onProgress }: Required<Pick<CrawlNowOptions, "onProgress">> & { signal?: AbortSignal },
): Promise<void> {
  const countLeft = createCountLeft(service.db, keys);
  while (!signal?.aborted) {
    const startedAt = performance.now();
    const left = countLeft();
    const tookMs = performance.now() - startedAt;
    onProgress(`${left} in the queue`);
    if (left === 0 && (await scheduleDue(service, keys)) === 0) return;
    await setTimeout(Math.max(LOOK_MS, tookMs / MOST_LOOKING));
  }
}

/** How many due articles of these sources were queued. */
export async function scheduleDue({ deps }: Service, keys: readonly string[]): Promise<number> {
  const now = deps.clock.now().toISOString();
  const due = await deps.articles.listDueArticles(now, 500);
  if (!due.some(({ sourceKey }) => keys.includes(sourceKey))) return 0;
  return (await scheduleCrawls(deps)).articles;
}

/** How many messages about these sources are queued or under way. */
export function createCountLeft(db: DatabaseSync, keys: readonly string[]): () => number {
  const count = db.prepare(
    `SELECT count(*) AS left FROM messages
     WHERE json_extract(body, '$.sourceKey') IN (SELECT value FROM json_each($keys))`,
  );
  const $keys = JSON.stringify(keys);
  return () => Number(count.get({ $keys })?.left);
}
