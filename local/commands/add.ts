import type { Command } from "commander";
import { type DiscoveredSource, discoverSource } from "../../functions/usecases/discover-source.ts";
import { addSourceToFile } from "../add-source-to-file.ts";
import { CommandError } from "../command-error.ts";
import { describeHow } from "../describe-how.ts";
import { describeLinks } from "../describe-links.ts";
import { describePreview } from "../describe-preview.ts";
import { type PreviewFlags, previewPage } from "../preview-page.ts";
import { printResult, strong } from "../terminal.ts";
import { withVisitor } from "../with-visitor.ts";
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
  const other = found.page === "nothing" ? await elsewhere(url, flags) : undefined;
  if (found.page !== "listing" && other === undefined) {
    throw new CommandError(`${describePreview(found)}\n\n${url}: not added`);
  }
  const { id, title = found.title, timezone } = flags;
  const source = addSourceToFile(flags.sources, { url, id, title, timezone });
  const { doubts } = found;
  const links = other?.links ?? found.links;
  const what = other === undefined ? describePreview(found) : describeElsewhere(other);
  printResult(
    { source, articles: links.length, doubts },
    () => `${what}\n\nadded ${source.id} to ${flags.sources}`,
    flags.json,
  );
}

/** A page that shows nothing by itself is a source all the same if a crawl would find its articles another way. */
async function elsewhere(url: string, flags: AddFlags): Promise<DiscoveredSource | undefined> {
  const request = { url, timezone: flags.timezone, isThorough: false };
  const found = await withVisitor(flags, (deps) => discoverSource(request, deps));
  return found.ok && found.links.length > 0 ? found : undefined;
}

function describeElsewhere({ url, title, links, how }: DiscoveredSource): string {
  const used = how.filter((way) => way.used);
  return [strong(title ?? url), ...describeLinks(links), "", describeHow(used)].join("\n");
}
