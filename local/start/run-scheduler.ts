import { setTimeout } from "node:timers/promises";
import { scheduleCrawls } from "../../functions/usecases/schedule-crawls.ts";
import type { Service } from "../service.ts";

const TICK_MS = 2_000;

/** Queues what is due, every two seconds, until `signal` is aborted. A tick that fails is told, and the next one comes. */
export async function runScheduler(
  { deps }: Service,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await scheduleCrawls(deps).catch(onError);
    await setTimeout(TICK_MS, undefined, { signal }).catch(() => {});
  }
}
