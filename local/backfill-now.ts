import { setTimeout } from "node:timers/promises";
import type { BackfillEnd } from "../functions/core/backfill.ts";
import type { SourceRecord } from "../functions/core/records.ts";
import type { SourceStore } from "../functions/usecases/ports.ts";
import { startBackfill } from "../functions/usecases/start-backfill.ts";
import { chooseActive } from "./chosen-sources.ts";
import { CommandError } from "./command-error.ts";
import { createCountLeft, scheduleDue } from "./crawl-now.ts";
import type { Service } from "./service.ts";

const LOOK_MS = 50;

/** What came of a backfill. */
export interface BackfillReport {
  readonly source: string;
  /** Pages of the listing: asked for, and gone through. */
  readonly pages: number;
  readonly taken: number;
  /** Articles that they showed, those of them that were known, and those that entered. */
  readonly shown: number;
  readonly known: number;
  readonly entered: number;
  /** Absent: it is not over; called again it goes on. */
  readonly ended?: BackfillEnd;
  readonly message?: string;
}

interface BackfillNowOptions {
  readonly id: string;
  readonly pages: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: string) => void;
}

/** The source of that id, if it can be backfilled. */
export async function chooseCrawled(sources: SourceStore, id: string): Promise<SourceRecord> {
  const [record] = await chooseActive(sources, [id]);
  if (record?.lastGoodCrawlAt === undefined) {
    throw new CommandError(
      `source ${id} has not been crawled yet: tidings crawl ${id} comes first`,
    );
  }
  return record;
}

/** Goes through a source's pager now, until it is over or nothing of it is queued. Somebody else has to run the consumers. */
export async function backfillNow(
  service: Service,
  { id, pages, signal, onProgress }: BackfillNowOptions,
): Promise<BackfillReport> {
  const { sources } = service.deps;
  const { key } = await chooseCrawled(sources, id);
  const countLeft = createCountLeft(service.db, [key]);
  let record = await startBackfill(await chooseCrawled(sources, id), pages, service.deps);
  try {
    while (!signal.aborted && record?.backfill !== undefined && !record.backfill.endedAt) {
      onProgress(
        `page ${record.backfill.taken} of ${pages}, ${record.backfill.counts.shown} articles`,
      );
      if (
        countLeft() === 0 &&
        (await scheduleDue(service, [key])) === 0 &&
        (await isLeft(service, key))
      )
        break;
      await setTimeout(LOOK_MS);
      record = await sources.getSource(key);
    }
    record = await sources.getSource(key);
  } finally {
    onProgress("");
  }
  return reportBackfill(id, record);
}

/** Looked at twice: between two steps nothing is queued. */
async function isLeft({ deps, db }: Service, key: string): Promise<boolean> {
  await setTimeout(4 * LOOK_MS);
  const record = await deps.sources.getSource(key);
  return createCountLeft(db, [key])() === 0 && record?.backfill?.endedAt === undefined;
}

export function reportBackfill(id: string, record: SourceRecord | undefined): BackfillReport {
  const { pages = 0, taken = 0, counts, stop, endedAt } = record?.backfill ?? {};
  const { shown = 0, known = 0, entered = 0 } = counts ?? {};
  return {
    ...{ source: id, pages, taken, shown, known, entered },
    ...(endedAt && stop && { ended: stop.reason }),
    ...(endedAt && stop?.message && { message: stop.message }),
  };
}
