import type { Command } from "commander";
import type { SourceRecord } from "../../functions/core/records.ts";
import {
  approveSource,
  type OperateSource,
  pauseSource,
  resumeSource,
} from "../../functions/usecases/operate-sources.ts";
import { toStatusLine } from "../../functions/usecases/read-status.ts";
import { chooseSources, noSuchSource } from "../chosen-sources.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption, stackOption } from "./options.ts";

interface OperateFlags extends StoresFlags {
  readonly json?: boolean;
}

interface Operation {
  readonly name: string;
  readonly description: string;
  /** What follows the source's id. */
  readonly done: (record: SourceRecord) => string;
  readonly operate: OperateSource;
}

export function addPauseCommand(program: Command): void {
  addOperation(program, {
    name: "pause",
    description: "no more crawls of a source, until it is resumed; its feed stays",
    done: () => "is paused",
    operate: pauseSource,
  });
}

export function addResumeCommand(program: Command): void {
  addOperation(program, {
    name: "resume",
    description: "crawls a paused source again, from now on",
    done: () => "is crawled again",
    operate: resumeSource,
  });
}

export function addApproveCommand(program: Command): void {
  addOperation(program, {
    name: "approve",
    description: "lets in, at its next crawl, what is held back of a source",
    done: ({ held }) =>
      held ? "may show what was held back; it is crawled now" : "holds nothing back",
    operate: approveSource,
  });
}

function addOperation(program: Command, { name, description, done, operate }: Operation): void {
  program
    .command(name)
    .description(description)
    .argument("<source>", "its id")
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(jsonOption())
    .action((id: string, { json, ...flags }: OperateFlags) =>
      withStores(flags, async (stores) => {
        const record = await operate(id, stores);
        if (record === undefined) throw noSuchSource(id, await chooseSources(stores.sources, []));
        printResult(toStatusLine(record), () => `${id} ${done(record)}`, json);
      }),
    );
}
