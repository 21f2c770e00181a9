import type { ArticleRecord } from "../core/records.ts";

/** What a lost message can hold up an article that waits for others. */
const WAIT_MS = 60 * 60_000;

/** Whether an article that has been read enters in a place among others, and not at once. */
export function mustWait({ state, cameWith }: Pick<ArticleRecord, "state" | "cameWith">): boolean {
  return state !== "entered" && cameWith !== undefined;
}

/** Stored, in no feed yet, and due in case nobody comes to let it in. */
export function waiting(
  now: Date,
): Required<Pick<ArticleRecord, "state" | "readyAt" | "nextAttemptAt">> {
  const readyAt = now.toISOString();
  const nextAttemptAt = new Date(now.getTime() + WAIT_MS).toISOString();
  return { state: "pending", readyAt, nextAttemptAt };
}

/** Its page has been read, and it is in no feed yet. */
export function isReady({ state, readyAt }: ArticleRecord): boolean {
  return state === "pending" && readyAt !== undefined;
}
