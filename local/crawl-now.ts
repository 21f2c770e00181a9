import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import type { CrawlSourceMessage } from "../functions/core/messages.ts";
import type { SourceRecord } from "../functions/core/records.ts";
import { scheduleCrawls } from "../functions/usecases/schedule-crawls.ts";
import { CommandError } from "./command-error.ts";
import { addToReport, type CrawlReport, emptyReport } from "./crawl-report.ts";
import type { Service } from "./service.ts";

const LOOK_MS = 50;

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
  const records = await chooseSources(service, ids);
  const reports = new Map(records.map(({ key, source }) => [key, emptyReport(source.id)]));
  const stop = service.onLine((line) => {
    const report = reports.get(String(line.sourceKey));
    if (report !== undefined) reports.set(String(line.sourceKey), addToReport(report, line));
  });
  try {
    await service.deps.queue.send(records.map((record) => forcedCrawl(record, service)));
    await untilDone(service, [...reports.keys()], { signal, onProgress });
  } finally {
    stop();
    onProgress("");
  }
  return [...reports.values()];
}

async function chooseSources(
  { deps }: Service,
  ids: readonly string[],
): Promise<readonly SourceRecord[]> {
  const all = (await deps.sources.listSources()).filter(({ status }) => status !== "removed");
  const unknown = ids.filter((id) => !all.some(({ source }) => source.id === id));
  if (unknown.length > 0) {
    const known = all.map(({ source }) => source.id).join(", ") || "none";
    throw new CommandError(`no source ${unknown.join(", ")}; there are: ${known}`, 2);
  }
  const chosen = ids.length === 0 ? all : all.filter(({ source }) => ids.includes(source.id));
  const paused = chosen.filter(({ status }) => status === "paused");
  if (ids.length > 0 && paused.length > 0) {
    const [first] = paused;
    throw new CommandError(`source ${first?.source.id} is paused: tidings resume ends that`);
  }
  return chosen.filter(({ status }) => status === "active");
}

function forcedCrawl({ key }: SourceRecord, { deps }: Service) {
  const enqueuedAt = deps.clock.now().toISOString();
  const message: CrawlSourceMessage = {
    version: 1,
    kind: "crawl-source",
    sourceKey: key,
    enqueuedAt,
    forced: true,
  };
  return { message, delaySeconds: 0 };
}

/** What a crawl leaves for the next ticks (a flood that drains, fifty at a time) is taken by ticks of our own. */
async function untilDone(
  service: Service,
  keys: readonly string[],
  { signal, onProgress }: Required<Pick<CrawlNowOptions, "onProgress">> & { signal?: AbortSignal },
): Promise<void> {
  const countLeft = createCountLeft(service.db, keys);
  while (!signal?.aborted) {
    const left = countLeft();
    onProgress(`${left} in the queue`);
    if (left === 0 && (await scheduleDue(service, keys)) === 0) return;
    await setTimeout(LOOK_MS);
  }
}

/** How many due articles of these sources were queued. */
async function scheduleDue({ deps }: Service, keys: readonly string[]): Promise<number> {
  const now = deps.clock.now().toISOString();
  const due = await deps.articles.listDueArticles(now, 500);
  if (!due.some(({ sourceKey }) => keys.includes(sourceKey))) return 0;
  return (await scheduleCrawls(deps)).articles;
}

function createCountLeft(db: DatabaseSync, keys: readonly string[]): () => number {
  const count = db.prepare(
    `SELECT count(*) AS left FROM messages
     WHERE json_extract(body, '$.sourceKey') IN (SELECT value FROM json_each($keys))`,
  );
  const $keys = JSON.stringify(keys);
  return () => Number(count.get({ $keys })?.left);
}
