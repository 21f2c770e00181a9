import type { Command } from "commander";
import { DEMO_PORT } from "../start/run-demo.ts";
import { type StartedService, startService } from "../start/start-service.ts";
import { createTeller, type Teller } from "../start/teller.ts";
import { strong } from "../terminal.ts";
import {
  allowNetworkOption,
  contactOption,
  dataOption,
  parsePort,
  parseWebAddress,
  sourcesOption,
} from "./options.ts";

interface StartFlags {
  readonly sources: string;
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly contactUrl?: string;
  readonly allowNetwork: readonly string[];
  readonly demo: boolean;
  readonly demoPort: number;
}

/** After this long a stop that hangs is ended by force. */
const LONGEST_STOP_MS = 4_500;

export function addStartCommand(program: Command): void {
  program
    .command("start")
    .description("the whole service on this machine: crawls, and serves the feeds")
    .addOption(sourcesOption().default("sources.yaml"))
    .addOption(dataOption())
    .option("--host <host>", "the address to listen on", "127.0.0.1")
    .option("--port <n>", "the port to listen on; 0: any that is free", parsePort, 8080)
    .option(
      "--public-url <url>",
      "what every address in the feeds begins with, where readers see another one than this machine does",
      parseWebAddress,
    )
    .addOption(contactOption())
    .addOption(allowNetworkOption())
    .option("--no-demo", "no demo newspaper while there are no sources")
    .option("--demo-port <n>", "the demo newspaper's own port", parsePort, DEMO_PORT)
    .action(start);
}

async function start({ allowNetwork, demo, demoPort, ...flags }: StartFlags): Promise<void> {
  const isTerminal = process.stdout.isTTY === true;
  const teller = createTeller(isTerminal);
  const ended = waitForEnd();
  const startedAt = performance.now();
  const options = { ...flags, allowNetworks: allowNetwork, ...(demo && { demoPort }) };
  const service = await startService(options, teller);

  const milliseconds = Math.round(performance.now() - startedAt);
  await introduce(service, flags.sources, milliseconds, teller);
  const signal = await ended;
  teller.tell(`${isTerminal ? "\n" : ""}Ending …`, { signal });
  setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
  await service.stop();
  process.exit(0);
}

/** Where it is, and what it works on. */
async function introduce(
  { address, work }: StartedService,
  file: string,
  milliseconds: number,
  teller: Teller,
): Promise<void> {
  const { crawls, demo, stores } = work();
  const records = await crawls.service.deps.sources.listSources();
  const ids = records.filter(({ status }) => status !== "removed").map(({ source }) => source.id);
  const shown = ids.length > 8 ? `${ids.slice(0, 8).join(", ")} … (${ids.length})` : ids.join(", ");
  const lines = [
    `${strong("Tidings")} is at ${strong(address)}    feed ${address}/feeds/all.rss`,
    `  sources  ${shown || `none: name a page in ${file}`}`,
    `  data     ${stores}    (Ctrl-C ends)`,
  ];
  if (demo !== undefined) {
    lines.push(
      `  demo     a newspaper at ${demo.address}, while ${file} names no page of yours`,
      `           列表为空,先展示演示报纸;在 ${file} 写入网址即换成你的来源`,
    );
  }
  const fields = { address, sources: ids, stores, milliseconds, demo: demo?.address };
  teller.tell(lines.join("\n"), fields);
}

/** Ctrl-C, or whatever else politely ends a process; a second one ends it at once. */
function waitForEnd(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      resolve(signal);
    });
  }
  return promise;
}
