import { healthKey } from "../core/health.ts";
import type { SourceRecord } from "../core/records.ts";
import { changeSource } from "./change-source.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { HealthNotice } from "./ports.ts";

/** Tells the operator of a change of health, once: what was told is kept with the source. Told first, kept then, so that a crash tells twice and never not. */
export async function tellHealth(
  record: SourceRecord,
  { notifier, sources }: Pick<CrawlDependencies, "notifier" | "sources">,
): Promise<void> {
  const told = healthKey(record.health);
  if (notifier === undefined || told === (record.told ?? "healthy")) return;
  await notifier.notify(toNotice(record));
  await changeSource(record, (stored) => ({ ...stored, told }), sources);
}

function toNotice({ source, health }: SourceRecord): HealthNotice {
  const { state, cause, since, message = "crawls succeed again; nothing is to be done" } = health;
  return { source: source.id, url: source.url, state, ...(cause && { cause }), since, message };
}
