import type { Command } from "commander";
import { describePreview } from "../describe-preview.ts";
import { type PreviewFlags, previewPage } from "../preview-page.ts";
import { printResult } from "../terminal.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

export function addPreviewCommand(program: Command): void {
  program
    .command("preview")
    .description("a page as its feed would show it; stores nothing")
    .argument("<url>", "the page to watch: a listing, a front page, or one of its articles")
    .option("--explain", "also which ways there are to the articles, and why one was taken")
    .option("--timezone <zone>", "for times that the pages print without one (Asia/Shanghai)")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(preview);
}

async function preview(url: string, flags: PreviewFlags): Promise<void> {
  const found = await previewPage(url, flags);
  const { kind: _, how, ...rest } = found;
  const shown = flags.explain ? { ...rest, how } : rest;
  printResult(shown, () => describePreview(found, flags.explain), flags.json);
  if (found.page !== "listing") process.exitCode = 1;
}
