import { startConsumer } from "../../functions/adapters/sqlite-consumer.ts";
import type { Service } from "../service.ts";

/** Polite to hosts is the pace, not these: they only bound what one machine does at once. */
const AT_ONCE = { "crawl-source": 4, "crawl-article": 8 } as const;

/** Works on both queues until `signal` is aborted; resolves when what was under way is settled. */
export async function runConsumers(
  { deps, handlers }: Service,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const kinds = ["crawl-source", "crawl-article"] as const;
  await Promise.all(
    kinds.map((kind) =>
      startConsumer({
        queue: deps.queue,
        kind,
        handler: handlers[kind],
        concurrency: AT_ONCE[kind],
        signal,
        onError,
      }),
    ),
  );
}
