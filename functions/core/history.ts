import type { ArticleRecord } from "./records.ts";

/** Whether an article was backfilled: it is no news, and stands in its own source's feed only, behind what entered as news. */
export function isHistory({ cameWith }: Pick<ArticleRecord, "cameWith">): boolean {
  return cameWith === "backfill";
}
