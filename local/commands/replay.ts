import type { Command } from "commander";
import { type Replayed, replaySource } from "../../functions/usecases/replay-articles.ts";
import { chooseSources } from "../chosen-sources.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { printResult, showProgress } from "../terminal.ts";
import { dataOption, jsonOption, stackOption } from "./options.ts";

interface ReplayFlags extends StoresFlags {
  readonly json?: boolean;
  readonly write: boolean;
}

const LONGEST_VALUE = 160;

export function addReplayCommand(program: Command): void {
  program
    .command("replay")
    .description("extracts stored pages again, without a request, and shows what would change")
    .argument("[source...]", "ids; none: all sources")
    .option("--write", "stores the changes as revisions; nothing is announced again", false)
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(replay);
}

async function replay(
  ids: readonly string[],
  { json, write, ...flags }: ReplayFlags,
): Promise<void> {
  await withStores(flags, async (stores) => {
    const found: (Replayed & { readonly source: string })[] = [];
    let looked = 0;
    for (const record of await chooseSources(stores.sources, ids)) {
      for await (const replayed of replaySource(record, { write }, stores)) {
        looked += 1;
        showProgress(`${looked} articles`);
        if (replayed.outcome !== "same") found.push({ source: record.source.id, ...replayed });
      }
    }
    showProgress("");
    const counts = { looked, changed: found.filter(({ outcome }) => outcome === "differs").length };
    printResult(
      { ...counts, written: write, articles: found },
      () => describe(found, counts),
      json,
    );
  });
}

function describe(
  found: readonly Replayed[],
  { looked, changed }: { readonly looked: number; readonly changed: number },
): string {
  const lines = found.flatMap(({ url, outcome, reason, changes }) => [
    `${url}  ${outcome}${reason ? ` (${reason})` : ""}`,
    ...changes.flatMap(({ field, before, after }) => [
      `  ${field}`,
      `    - ${short(before, after)}`,
      `    + ${short(after, before)}`,
    ]),
  ]);
  return [...lines, `${looked} articles read again, ${changed} differ`].join("\n");
}

/** From shortly before the place where the two begin to differ. */
function short(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  const from = Math.max(0, same - 20);
  const part = text.slice(from, from + LONGEST_VALUE).replaceAll("\n", "⏎");
  return `${from > 0 ? "…" : ""}${part}${from + LONGEST_VALUE < text.length ? "…" : ""}`;
}
