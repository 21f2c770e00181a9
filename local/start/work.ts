import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../functions/core/source.ts";
import type { AppliedSources } from "../../functions/usecases/apply-sources.ts";
import { DEMO_NETWORKS, type Demo, demoStores, runDemo } from "./run-demo.ts";
import { type RunningCrawls, runCrawls } from "./running-crawls.ts";
import type { StartOptions } from "./start-options.ts";
import type { Teller } from "./teller.ts";

/** What the service is at work on: the operator's sources, or the demo newspaper while there are none. */
export interface Work {
  readonly crawls: RunningCrawls;
  readonly stores: string;
  readonly demo?: Demo;
}

export interface WorkOptions extends StartOptions {
  readonly getPublicUrl: () => string;
  readonly getNotifyUrl?: () => string | undefined;
  readonly teller: Teller;
}

export type SourceList = readonly Source[];

/** Begins with a list of sources. */
export async function openWork(sources: SourceList, options: WorkOptions): Promise<Work> {
  const { data, demoPort } = options;
  if (sources.length > 0 || demoPort === undefined) return openOwnWork(sources, options);
  // The operator took the last source out: their feeds answer 410 from now on.
  if (existsSync(join(data, "tidings.db"))) await closeWork(await openOwnWork([], options));
  return openDemoWork(demoPort, options).catch((error: Error) => {
    options.teller.warn(`no demo newspaper: ${error.message}`);
    return openOwnWork([], options);
  });
}

/** `sources` absent: those that the stores have. */
export async function openOwnWork(
  sources: SourceList | undefined,
  options: WorkOptions,
): Promise<Work> {
  const { data: stores } = options;
  return { crawls: await runCrawls({ ...options, stores, sources }), stores };
}

/** Takes over another list: within the same stores, or by a change from demo to own work and back. */
export async function changeWork(
  work: Work,
  sources: SourceList,
  options: WorkOptions,
): Promise<{ readonly work: Work; readonly applied: AppliedSources }> {
  const { demo, crawls } = work;
  const wantsDemo = sources.length === 0 && options.demoPort !== undefined;
  if (demo !== undefined && wantsDemo) return { work, applied: NOTHING };
  const added = sources.map(({ id }) => id);
  const applied = demo === undefined ? await crawls.apply(sources) : { ...NOTHING, added };
  if (demo === undefined && !wantsDemo) return { work, applied };
  await closeWork(work);
  return { work: await openWork(sources, options), applied };
}

export async function closeWork({ crawls, demo }: Work): Promise<void> {
  await crawls.stop();
  await demo?.stop();
}

const NOTHING: AppliedSources = { added: [], changed: [], renamed: [], removed: [], unchanged: [] };

/** In stores of its own, beside the operator's; the guard is open for its one address only. */
async function openDemoWork(port: number, options: WorkOptions): Promise<Work> {
  const stores = demoStores(options.data);
  const demo = await runDemo(stores, port);
  try {
    const own = { stores, sources: demo.sources, allowNetworks: DEMO_NETWORKS };
    return { crawls: await runCrawls({ ...options, ...own }), stores, demo };
  } catch (error) {
    await demo.stop();
    throw error;
  }
}
