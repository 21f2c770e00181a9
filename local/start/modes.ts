import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../functions/core/source.ts";
import type { AppliedSources } from "../../functions/usecases/apply-sources.ts";
import { CommandError } from "../command-error.ts";
import { readSourceFile } from "../read-source-file.ts";
import { DEMO_NETWORKS, type Demo, demoStores, runDemo } from "./run-demo.ts";
import { type RunningCrawls, runCrawls } from "./running-crawls.ts";
import type { Teller } from "./teller.ts";

export interface StartOptions {
  /** Path of the list of sources. */
  readonly sources: string;
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly contactUrl?: string;
  readonly allowNetworks: readonly string[];
  /** `undefined`: no demo newspaper. */
  readonly demoPort?: number;
}

/** What the service is at work on: the operator's sources, or the demo newspaper while there are none. */
export interface Modes {
  start(): Promise<void>;
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** Reads the file again and takes over what it says. */
  reload(): Promise<void>;
  apply(sources: readonly Source[]): Promise<AppliedSources>;
  running(): RunningCrawls;
  current(): { readonly stores: string; readonly isDemo: boolean };
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

interface ModesOptions extends StartOptions {
  readonly getPublicUrl: () => string;
}

export function createModes(options: ModesOptions, teller: Teller): Modes {
  const { data, sources: file, demoPort } = options;
  const listeners = new Set<() => void>();
  let crawls: RunningCrawls | undefined;
  let demo: Demo | undefined;
  /** One change at a time. */
  let turn: Promise<unknown> = Promise.resolve();

  return {
    async start() {
      const read = readSourceFile(file);
      if (read.ok) await enter(read.sources);
      else await enterAsBefore(read.problems);
    },
    fetch: (request, env) => running().web.fetch(request, env),
    reload: () => inTurn(reload).catch((error: Error) => teller.warn(error.message)),
    apply: (sources) => inTurn(() => apply(sources)),
    running,
    current: () => ({ stores: demo ? demoStores(data) : data, isDemo: demo !== undefined }),
    onChange: (listener) => void listeners.add(listener),
    stop: () => inTurn(leave),
  };

  function running(): RunningCrawls {
    if (crawls === undefined) throw new CommandError("the service is starting or ending");
    return crawls;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work, work);
    turn = result.catch(() => {});
    return result;
  }

  async function enter(sources: readonly Source[]): Promise<void> {
    const wantsDemo = sources.length === 0 && demoPort !== undefined;
    if (wantsDemo && !existsSync(join(data, "tidings.db"))) await enterDemo(demoPort);
    else if (wantsDemo) await emptyStores().then(() => enterDemo(demoPort));
    else await enterOwn(sources);
    for (const listener of listeners) listener();
  }

  async function enterOwn(sources: readonly Source[] | undefined): Promise<void> {
    crawls = await runCrawls({
      ...options,
      stores: data,
      sources,
      publicUrl: options.getPublicUrl,
      teller,
    });
    const records = await crawls.service.deps.sources.listSources();
    const living = records.filter(({ status }) => status !== "removed");
    const ids = living.map(({ source }) => source.id);
    const shown = ids.length > 8 ? [...ids.slice(0, 8), "…"] : ids;
    teller.tell(`${ids.length} sources: ${shown.join(", ")}`, { sources: ids });
  }

  async function enterDemo(port: number): Promise<void> {
    demo = await runDemo(demoStores(data), port);
    const own = { stores: demoStores(data), sources: demo.sources, allowNetworks: DEMO_NETWORKS };
    crawls = await runCrawls({ ...options, ...own, publicUrl: options.getPublicUrl, teller });
    teller.tell(
      `${file} is empty: this is the demo newspaper (its own site: ${demo.address}).\nAdd a page to ${file} and it makes way. 列表为空,先看演示报纸;写入网址即开始。`,
      { demo: demo.address },
    );
  }

  /** The operator took the last source out: their feeds answer 410 from now on. */
  async function emptyStores(): Promise<void> {
    await enterOwn([]);
    await leave();
  }

  /** A wrong file at the start: the sources that the stores have go on, if there are any. */
  async function enterAsBefore(problems: readonly string[]): Promise<void> {
    const told = problems.join("\n");
    if (!existsSync(join(data, "tidings.db"))) throw new CommandError(told);
    teller.warn(`${told}\nThe sources of before go on.`, { problems });
    await enterOwn(undefined);
  }

  async function reload(): Promise<void> {
    const read = readSourceFile(file);
    if (read.ok) {
      const { added, changed, renamed, removed } = await apply(read.sources);
      const counts = { added, changed, renamed: renamed.map(({ to }) => to), removed };
      const parts = Object.entries(counts).filter(([, ids]) => ids.length > 0);
      const text = parts.map(([what, ids]) => `${what} ${ids.join(", ")}`).join("; ");
      teller.tell(`${file} taken over: ${text || "nothing changed"}`, counts);
      return;
    }
    const told = read.problems.join("\n");
    teller.warn(`${told}\nThe sources of before go on.`, { problems: read.problems });
  }

  async function apply(sources: readonly Source[]): Promise<AppliedSources> {
    const staysDemo = demo !== undefined && sources.length === 0;
    const staysOwn = demo === undefined && (sources.length > 0 || demoPort === undefined);
    if (staysOwn) return running().apply(sources);
    const ids = sources.map(({ id }) => id);
    const nothing = { added: [], changed: [], renamed: [], removed: [], unchanged: [] };
    if (staysDemo) return nothing;
    const applied =
      demo === undefined ? await running().apply(sources) : { ...nothing, added: ids };
    await leave();
    await enter(sources);
    return applied;
  }

  async function leave(): Promise<void> {
    await crawls?.stop();
    await demo?.stop();
    crawls = undefined;
    demo = undefined;
  }
}
