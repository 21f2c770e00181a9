import type { Command } from "commander";
import { type AppliedSources, applySources } from "../../functions/usecases/apply-sources.ts";
import { CommandError } from "../command-error.ts";
import { makeDataDirectory } from "../data-directory.ts";
import { describeApplied } from "../describe-applied.ts";
import { handOver } from "../hand-over.ts";
import { readSourceFile } from "../read-source-file.ts";
import { openService } from "../service.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption } from "./options.ts";

interface ApplyFlags {
  readonly data: string;
  readonly json?: boolean;
}

export function addApplyCommand(program: Command): void {
  program
    .command("apply")
    .description("makes the service's sources those of a file")
    .argument("[file]", "the list of sources", "sources.yaml")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(apply);
}

async function apply(file: string, { data, json }: ApplyFlags): Promise<void> {
  const read = readSourceFile(file);
  if (!read.ok) throw new CommandError(read.problems.join("\n"));
  const request = { kind: "apply", sources: read.sources } as const;
  const applied = (await handOver(data, request)) ?? (await applyHere(data, read.sources));
  printResult(applied, () => describeApplied(applied as AppliedSources), json);
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
