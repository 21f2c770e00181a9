import type { Command } from "commander";
import { type AppliedSources, applySources } from "../../functions/usecases/apply-sources.ts";
import { CommandError } from "../command-error.ts";
import { makeDataDirectory } from "../data-directory.ts";
import { describeApplied } from "../describe-applied.ts";
import { handOver } from "../hand-over.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { readSourceFile } from "../read-source-file.ts";
import { openService } from "../service.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption, stackOption } from "./options.ts";

interface ApplyFlags extends StoresFlags {
  readonly json?: boolean;
}

export function addApplyCommand(program: Command): void {
  program
    .command("apply")
    .description("makes the service's sources those of a file")
    .argument("[file]", "the list of sources", "sources.yaml")
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(apply);
}

async function apply(file: string, { data, stack, json }: ApplyFlags): Promise<void> {
  const read = readSourceFile(file);
  if (!read.ok) throw new CommandError(read.problems.join("\n"));
  const { sources } = read;
  const applied =
    stack === undefined
      ? ((await handOver(data, { kind: "apply", sources })) ?? (await applyHere(data, sources)))
      : await applyToStack({ data, stack }, sources);
  printResult(applied, () => describeApplied(applied as AppliedSources), json);
}

async function applyToStack(
  flags: StoresFlags,
  sources: Parameters<typeof applySources>[0],
): Promise<AppliedSources> {
  const applied = await withStores(flags, (stores) => applySources(sources, stores));
  console.error("The next deployment with a changed sources.yaml wins over this.");
  return applied;
}

async function applyHere(
  data: string,
  sources: Parameters<typeof applySources>[0],
): Promise<AppliedSources> {
  makeDataDirectory(data);
  const service = openService({ stores: data, allowNetworks: [] });
  try {
    return await applySources(sources, service.deps);
  } finally {
    await service.close();
  }
}
