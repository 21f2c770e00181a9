import type { Command } from "commander";
import type { BackfillEnd } from "../../functions/core/backfill.ts";
import { readStatus, type SourceStatusLine } from "../../functions/usecases/read-status.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { dim, printResult, strong, warning } from "../terminal.ts";
import { type ToldDeadLetter, tellDeadLetters } from "../told-dead-letters.ts";
import { dataOption, jsonOption, stackOption } from "./options.ts";

interface StatusFlags extends StoresFlags {
  readonly json?: boolean;
}

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
];

export function addStatusCommand(program: Command): void {
  program
    .command("status")
    .description("every source: last and next crawl, how often, health with its cause")
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(status);
}

async function status({ json, ...flags }: StatusFlags): Promise<void> {
  await withStores(flags, async (stores) => {
    const { sources, running, publicUrl, deadLetters } = stores;
    const lines = await readStatus(sources);
    const dead = deadLetters && (await tellDeadLetters(deadLetters, stores));
    const here = running && { address: running.address, pid: running.pid };
    const service = publicUrl === undefined ? here : { address: publicUrl };
    const result = { service, sources: lines, ...(dead && { deadLetters: dead }) };
    printResult(result, () => describe(lines, dead, service?.address), json);
  });
}

function describe(
  lines: readonly SourceStatusLine[],
  dead: readonly ToldDeadLetter[] = [],
  address?: string,
): string {
  const head = address ? `running at ${address}` : "not running";
  const now = Date.now();
  const sources = lines.flatMap((line) => describeSource(line, now));
  return [head, ...sources, ...describeDead(dead, now)].join("\n");
}

const MOST_TOLD = 20;

function describeDead(dead: readonly ToldDeadLetter[], now: number): string[] {
  if (dead.length === 0) return [];
  const told = dead
    .slice(0, MOST_TOLD)
    .flatMap(({ id, source = "?", url = "", diedAt, cause }) => [
      `  ${id}  ${strong(source)}  ${url}  ${dim(ago(diedAt, now))}`,
      `    ${cause}`,
    ]);
  const more = dead.length - MOST_TOLD;
  return [
    warning(`${dead.length} put aside after five failures; tidings retry sends them again`),
    ...told,
    ...(more > 0 ? [`  and ${more} more; --json has all`] : []),
  ];
}

function describeSource(line: SourceStatusLine, now: number): string[] {
  const { health, lastCrawlAt, nextCrawlAt, intervalSeconds, lastEntryAt } = line;
  const state =
    health.state === "healthy" || health.state === "new" ? health.state : warning(health.state);
  const facts = [
    `every ${length(intervalSeconds)}`,
    `last crawl ${ago(lastCrawlAt, now)}`,
    `next ${nextCrawlAt === undefined ? "never" : ahead(nextCrawlAt, now)}`,
    `last entry ${ago(lastEntryAt, now)}`,
    ...(line.way === undefined ? [] : [`by ${line.way}`]),
  ];
  const cause = [health.cause, health.message].filter((part) => part !== undefined);
  const trouble = [`  ${cause.join(": ")}`, dim(`  since ${health.since}`)];
  return [
    `${strong(line.id)}  ${state}  ${line.title}  ${dim(line.url)}`,
    `  ${facts.join(" · ")}`,
    ...(cause.length > 0 ? trouble : []),
    ...describeBackfill(line),
  ];
}

const ENDS: Readonly<Record<BackfillEnd, string>> = {
  pages: "done",
  "last-page": "done: there are no more pages",
  loop: "done: the pager leads back",
  repeated: "done: the site repeats its last page",
  failed: "failed; called again it goes on",
};

function describeBackfill({ backfill }: SourceStatusLine): string[] {
  if (backfill === undefined) return [];
  const { taken, pages, entered, ended, message } = backfill;
  const end = ended === undefined ? "under way" : ENDS[ended];
  const told = `  backfill: ${taken} of ${pages} pages, ${entered} articles entered, ${end}`;
  return [dim(told), ...(message ? [dim(`    ${message}`)] : [])];
}

function ago(time: string | undefined, now: number): string {
  return time === undefined ? "never" : `${length((now - Date.parse(time)) / 1000)} ago`;
}

function ahead(time: string, now: number): string {
  const seconds = (Date.parse(time) - now) / 1000;
  return seconds <= 0 ? "now" : `in ${length(seconds)}`;
}

function length(seconds: number): string {
  const unit = UNITS.find(([, size]) => seconds >= size);
  if (unit === undefined) return `${Math.max(0, Math.round(seconds))} s`;
  const [name, size] = unit;
  return `${Math.round(seconds / size)} ${name}`;
}
