import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RunningCommand, startTidings, temporaryDirectory } from "./command.ts";

export interface StartedCommand extends RunningCommand {
  /** Of its HTTP server. */
  readonly address: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Ends it politely; how many milliseconds that took. */
  end(signal: "SIGINT" | "SIGTERM"): Promise<{ code: number | null; milliseconds: number }>;
}

export interface TestSetup {
  readonly data: string;
  readonly sources: string;
  readonly args: readonly string[];
  writeSources(text: string): void;
}

/** What feeds say, whatever port a test's service got. */
export const PUBLIC_URL = "https://feeds.example.org";

/** A data directory and a list of sources of the test's own; any free port, loopback opened. */
export function createSetup(list: string): TestSetup {
  const directory = temporaryDirectory();
  const [data, sources] = [join(directory, "data"), join(directory, "sources.yaml")];
  const setup = {
    data,
    sources,
    args: [
      "--sources",
      sources,
      "--data",
      data,
      "--port",
      "0",
      "--allow-network",
      "127.0.0.0/8",
    ].concat("--public-url", PUBLIC_URL),
    writeSources: (text: string) => writeFileSync(sources, text),
  };
  setup.writeSources(list);
  return setup;
}

/** `tidings start`, ready. */
export async function startCommand(
  { args }: TestSetup,
  ...more: string[]
): Promise<StartedCommand> {
  const running = startTidings(["start", ...args, "--demo-port", "0", ...more]);
  const [, address = ""] = await running.seen(/"address":"([^"]+)"/);
  return {
    ...running,
    address,
    get: (path, headers) => fetch(`${address}${path}`, { headers }),
    async end(signal) {
      const startedAt = performance.now();
      running.process.kill(signal);
      const { code } = await running.ended;
      return { code, milliseconds: performance.now() - startedAt };
    },
  };
}

interface JsonFeed {
  readonly items: readonly { readonly title: string; readonly content_html?: string }[];
}

/** The entries of all sources, as soon as there are that many. */
export async function entriesOf(
  service: StartedCommand,
  count: number,
  feed = "all",
): Promise<JsonFeed["items"]> {
  for (;;) {
    const response = await service.get(`/feeds/${feed}.json?limit=100`);
    const { items = [] } = response.ok ? ((await response.json()) as JsonFeed) : {};
    if (items.length >= count) return items;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
