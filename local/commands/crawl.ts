import type { Command } from "commander";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { chooseActive, forcedCrawl } from "../chosen-sources.ts";
import { CommandError } from "../command-error.ts";
import { crawlNow } from "../crawl-now.ts";
import type { CrawlReport } from "../crawl-report.ts";
import { makeDataDirectory } from "../data-directory.ts";
import { handOver } from "../hand-over.ts";
import { readSourceFile } from "../read-source-file.ts";
import { withServiceHere } from "../service-here.ts";
import { printResult, showProgress } from "../terminal.ts";
import {
  allowNetworkOption,
  contactOption,
  dataOption,
  jsonOption,
  sourcesOption,
  stackOption,
} from "./options.ts";

interface CrawlFlags {
  readonly sources?: string;
  readonly data: string;
  readonly stack?: string;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
  readonly json?: boolean;
}

export function addCrawlCommand(program: Command): void {
  program
    .command("crawl")
    .description("crawls now, until nothing is queued, and says what came of it")
    .argument("[source...]", "ids; none: all sources")
    .addOption(sourcesOption())
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .addOption(jsonOption())
    .action(crawl);
}

async function crawl(ids: readonly string[], flags: CrawlFlags): Promise<void> {
  if (flags.stack !== undefined && flags.sources !== undefined) {
    throw new CommandError("--sources does not go with --stack: tidings apply --stack first", 2);
  }
  const sources = flags.sources === undefined ? undefined : readList(flags.sources);
  if (flags.stack !== undefined) return crawlStack(flags.stack, ids, flags.json);
  makeDataDirectory(flags.data);
  const reports =
    (await crawlBeside(ids, flags, sources)) ?? (await crawlHere(ids, flags, sources));
  printResult({ sources: reports }, () => describeReports(reports), flags.json);
  if (reports.length > 0 && reports.every(isFailure)) process.exitCode = 1;
}

/** A deployed service crawls by itself: it is asked to, and not waited for. */
async function crawlStack(stack: string, ids: readonly string[], json?: boolean): Promise<void> {
  const { openStack } = await import("../open-stack.ts");
  const { sources, queue, clock } = await openStack(stack);
  const chosen = await chooseActive(sources, ids);
  await queue.send(chosen.map((record) => forcedCrawl(record, clock)));
  const queued = chosen.map(({ source }) => source.id);
  const told = `queued: ${queued.join(", ") || "nothing"}; tidings status --stack ${stack} tells what comes of it`;
  printResult({ queued }, () => told, json);
}

type List = Parameters<typeof applySources>[0];

function readList(file: string): List {
  const read = readSourceFile(file);
  if (!read.ok) throw new CommandError(read.problems.join("\n"));
  return read.sources;
}

/** The running service does it, with its own `--allow-network`. */
async function crawlBeside(
  ids: readonly string[],
  { data }: CrawlFlags,
  sources: List | undefined,
): Promise<CrawlReport[] | undefined> {
  if (sources !== undefined) await handOver(data, { kind: "apply", sources });
  return (await handOver(data, { kind: "crawl", ids }, showProgress)) as CrawlReport[] | undefined;
}

async function crawlHere(
  ids: readonly string[],
  flags: CrawlFlags,
  sources: List | undefined,
): Promise<CrawlReport[]> {
  return withServiceHere(flags, async (service, signal) => {
    if (sources !== undefined) await applySources(sources, service.deps);
    return crawlNow(service, { ids, signal, onProgress: showProgress });
  });
}

/** Nothing came of it, and something should have. */
function isFailure({ failed, discovered, unchanged, new: isNew, updated }: CrawlReport): boolean {
  return failed > 0 && discovered + unchanged + isNew + updated === 0;
}

function describeReports(reports: readonly CrawlReport[]): string {
  if (reports.length === 0) return "There are no sources; name a page in sources.yaml.";
  return reports
    .flatMap(({ source, problems, ...counts }) => [
      `${source}: ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(", ")}`,
      ...problems.map(({ url, reason, message }) => `  ${message ?? `${url}: ${reason}`}`),
    ])
    .join("\n");
}
