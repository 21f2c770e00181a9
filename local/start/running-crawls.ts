import { setTimeout } from "node:timers/promises";
import type { Source } from "../../functions/core/source.ts";
import { type AppliedSources, applySources } from "../../functions/usecases/apply-sources.ts";
import { createWebApp } from "../../functions/web/app.ts";
import { openService, type Service, type ServiceOptions } from "../service.ts";
import { runConsumers } from "./run-consumers.ts";
import { runScheduler } from "./run-scheduler.ts";
import type { Teller } from "./teller.ts";

/** One set of stores at work: scheduler, consumers, and what is served of them. */
export interface RunningCrawls {
  readonly service: Service;
  readonly signal: AbortSignal;
  readonly web: { fetch(request: Request, env?: object): Response | Promise<Response> };
  apply(sources: readonly Source[]): Promise<AppliedSources>;
  /** Finishes what is under way, at most `GRACE_MS`; what is cut off comes again at the next start. */
  stop(): Promise<void>;
}

interface RunOptions extends ServiceOptions {
  readonly sources?: readonly Source[];
  readonly getPublicUrl: () => string;
  readonly teller: Teller;
}

const GRACE_MS = 3_000;
const REQUESTS_PER_MINUTE = 600;

/** `sources` absent: those that the stores have. */
export async function runCrawls(options: RunOptions): Promise<RunningCrawls> {
  const { teller, getPublicUrl } = options;
  const onRobotsIgnored = (url: string) =>
    teller.tell(`robots.txt is not asked for ${url}`, { event: "robots-ignored", url });
  const service = openService({ ...options, onRobotsIgnored, check: true });
  const { deps } = service;
  const ending = new AbortController();
  const apply = (sources: readonly Source[]) => applySources(sources, deps);

  service.onLine(teller.crawl);
  deps.queue.recover();
  if (options.sources !== undefined) await apply(options.sources);
  const onError = (error: unknown) =>
    teller.warn(`internal: ${String(error)}`, { error: String(error) });
  const work = Promise.all([
    runConsumers(service, ending.signal, onError),
    runScheduler(service, ending.signal, onError),
  ]);

  return {
    service,
    signal: ending.signal,
    apply,
    web: createWebApp({
      ...deps,
      publicUrl: async () => getPublicUrl(),
      settings: {
        hub: options.hub,
        publicStatus: true,
        requestsPerMinute: REQUESTS_PER_MINUTE,
      },
    }),
    async stop() {
      ending.abort();
      await Promise.race([work, setTimeout(GRACE_MS, undefined, { ref: false })]);
      await service.close();
    },
  };
}
