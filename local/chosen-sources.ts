import type { CrawlSourceMessage } from "../functions/core/messages.ts";
import type { SourceRecord } from "../functions/core/records.ts";
import type { Clock, OutgoingMessage, SourceStore } from "../functions/usecases/ports.ts";
import { CommandError } from "./command-error.ts";

/** The sources that a call names, by id; none: all that are not removed. A wrong id is told with the right ones. */
export async function chooseSources(
  sources: SourceStore,
  ids: readonly string[],
): Promise<SourceRecord[]> {
  const living = (await sources.listSources()).filter(({ status }) => status !== "removed");
  const unknown = ids.filter((id) => !living.some(({ source }) => source.id === id));
  if (unknown.length > 0) throw noSuchSource(unknown.join(", "), living);
  return ids.length === 0 ? living : living.filter(({ source }) => ids.includes(source.id));
}

/** Those of them that can be crawled now; it is an error to name a paused one. */
export async function chooseActive(
  sources: SourceStore,
  ids: readonly string[],
): Promise<SourceRecord[]> {
  const chosen = await chooseSources(sources, ids);
  const paused = chosen.find(({ status }) => status === "paused");
  if (ids.length > 0 && paused !== undefined) {
    throw new CommandError(`source ${paused.source.id} is paused: tidings resume ends that`);
  }
  return chosen.filter(({ status }) => status === "active");
}

export function noSuchSource(id: string, living: readonly SourceRecord[]): CommandError {
  const known = living.map(({ source }) => source.id).join(", ") || "none";
  return new CommandError(`no source ${id}; there are: ${known}`, 2);
}

export function forcedCrawl({ key }: SourceRecord, clock: Clock): OutgoingMessage {
  const enqueuedAt = clock.now().toISOString();
  const kind = "crawl-source";
  const message: CrawlSourceMessage = {
    version: 1,
    kind,
    sourceKey: key,
    enqueuedAt,
    forced: true,
  };
  return { message, delaySeconds: 0 };
}
