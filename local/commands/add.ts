import type { Command } from "commander";
import { addSourceToFile } from "../add-source-to-file.ts";
import { CommandError } from "../command-error.ts";
import { describePreview } from "../describe-preview.ts";
import { type PreviewFlags, previewPage } from "../preview-page.ts";
import { printResult } from "../terminal.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

interface AddFlags extends PreviewFlags {
  readonly sources: string;
  readonly id?: string;
  readonly title?: string;
}

export function addAddCommand(program: Command): void {
  program
    .command("add")
    .description("previews a page, then writes it as a source into sources.yaml")
    .argument("<url>", "the listing to watch")
    .option("--sources <file>", "the list of sources", "sources.yaml")
    .option("--id <id>", "the source's id, part of its feed's address; else made from the address")
    .option("--title <title>", "the feed's title; else the page's own")
    .option("--timezone <zone>", "for times that the pages print without one (Asia/Shanghai)")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(add);
}

async function add(url: string, flags: AddFlags): Promise<void> {
  const found = await previewPage(url, flags);
  if (found.page !== "listing") {
    throw new CommandError(`${describePreview(found)}\n\n${url}: not added`);
  }
  const { id, title = found.title, timezone } = flags;
  const source = addSourceToFile(flags.sources, { url, id, title, timezone });
  const { links, doubts } = found;
  printResult(
    { source, articles: links.length, doubts },
    () => `${describePreview(found)}\n\nadded ${source.id} to ${flags.sources}`,
    flags.json,
  );
}
