import { type Command, InvalidArgumentError, Option } from "commander";
import { MOST_BACKFILL_PAGES, startBackfill } from "../../functions/usecases/start-backfill.ts";
import {
  type BackfillReport,
  backfillNow,
  chooseCrawled,
  reportBackfill,
} from "../backfill-now.ts";
import { makeDataDirectory } from "../data-directory.ts";
import { handOver } from "../hand-over.ts";
import { withServiceHere } from "../service-here.ts";
import { printResult, showProgress } from "../terminal.ts";
import {
  allowNetworkOption,
  contactOption,
  dataOption,
  jsonOption,
  stackOption,
} from "./options.ts";

interface BackfillFlags {
  readonly pages: number;
  readonly data: string;
  readonly stack?: string;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
  readonly json?: boolean;
}

const HELP = `
Articles that are known are left alone. What was published before stands in the source's own feed behind its news, and in
its archive; feeds of all sources and of groups do not show it. One visit at a time, at the host's pace: what is interrupted
goes on when it is called again. It ends at the last page, at a page that was there before, or after so many pages.`;

export function addBackfillCommand(program: Command): void {
  program
    .command("backfill")
    .description("fills a source's feed with what its listing's further pages show")
    .argument("<source>", "its id")
    .addOption(
      new Option("--pages <n>", "how many pages of the listing, the first included")
        .default(10)
        .argParser(parsePages),
    )
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(backfill);
}

function parsePages(value: string): number {
  const pages = Number(value);
  if (!Number.isInteger(pages) || pages < 2 || pages > MOST_BACKFILL_PAGES) {
    throw new InvalidArgumentError(`expected a number from 2 to ${MOST_BACKFILL_PAGES}.`);
  }
  return pages;
}

async function backfill(id: string, flags: BackfillFlags): Promise<void> {
  if (flags.stack !== undefined) return backfillStack(id, flags.stack, flags);
  makeDataDirectory(flags.data);
  const report = (await backfillBeside(id, flags)) ?? (await backfillHere(id, flags));
  printResult(report, () => describeReport(report), flags.json);
  if (report.ended === "failed") process.exitCode = 1;
}

/** A deployed service goes on by itself: it is asked to, and not waited for. */
async function backfillStack(
  id: string,
  stack: string,
  { pages, json }: BackfillFlags,
): Promise<void> {
  const { openStack } = await import("../open-stack.ts");
  const stores = await openStack(stack);
  const record = await startBackfill(await chooseCrawled(stores.sources, id), pages, stores);
  const told = `${id}: ${pages} pages are gone through by ${stack}; tidings status --stack ${stack} tells how far it is`;
  printResult(reportBackfill(id, record), () => told, json);
}

/** The running service does it, with its own `--allow-network`. */
async function backfillBeside(
  id: string,
  { data, pages }: BackfillFlags,
): Promise<BackfillReport | undefined> {
  const request = { kind: "backfill", id, pages } as const;
  return (await handOver(data, request, showProgress)) as BackfillReport | undefined;
}

async function backfillHere(id: string, flags: BackfillFlags): Promise<BackfillReport> {
  return withServiceHere(flags, (service, signal) =>
    backfillNow(service, { id, pages: flags.pages, signal, onProgress: showProgress }),
  );
}

const ENDS: Readonly<Record<NonNullable<BackfillReport["ended"]>, string>> = {
  pages: "as many as were asked for",
  "last-page": "the last page",
  loop: "the pager led back to a page that was there before",
  repeated: "the site repeats its last page",
  failed: "a page could not be had; called again it goes on",
};

function describeReport(report: BackfillReport): string {
  const { source, taken, shown, known, entered, ended, message } = report;
  const end = ended === undefined ? "not over; called again it goes on" : ENDS[ended];
  const counts = `${taken} pages, ${shown} articles shown, ${known} known, ${entered} entered`;
  return [`${source}: ${counts}: ${end}`, ...(message ? [`  ${message}`] : [])].join("\n");
}
