import type { SourceRecord } from "../core/records.ts";
import type { SourceStore } from "./ports.ts";
import { saveWithRetry } from "./save-with-retry.ts";

/** `saveWithRetry` of a source: its due time is stored only where the change moves it. */
export function changeSource(
  record: SourceRecord,
  change: (stored: SourceRecord) => SourceRecord,
  sources: Pick<SourceStore, "getSource" | "saveSource">,
): Promise<SourceRecord | undefined> {
  return saveWithRetry(record, change, {
    read: () => sources.getSource(record.key),
    save: (changed, stored) => sources.saveSource(changed, stored),
  });
}
