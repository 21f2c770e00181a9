import type { Command } from "commander";
import { discoverLinks } from "../../functions/core/discovery/discover-links.ts";
import type { Discovery } from "../../functions/core/discovery/discovery.ts";
import { ParseBudgetError, parseHtml } from "../../functions/core/html/parse-html.ts";
import { CommandError } from "../command-error.ts";
import { type InputOptions, readInput } from "../read-input.ts";
import { printResult } from "../terminal.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

interface DiscoverFlags extends InputOptions {
  readonly json?: boolean;
  readonly timezone?: string;
}

export function addDiscoverCommand(program: Command): void {
  program
    .command("discover")
    .description("one listing → the articles that it links to")
    .argument("<page>", "a file, a web address, or - for standard input")
    .option("--url <url>", "where a file's page was found: relative addresses begin there")
    .option("--timezone <zone>", "for times that the page prints without one (Asia/Shanghai)")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(discover);
}

async function discover(input: string, flags: DiscoverFlags): Promise<void> {
  const { text, url = "", fetchedAt } = await readInput(input, flags);
  const document = parse(text, input);
  const { links, next } = discoverLinks({ document, url, fetchedAt, timezone: flags.timezone });
  const shown = links.map(({ url, title, published }) => ({ url, title, published }));
  printResult({ links: shown, next }, () => describe({ links, next }), flags.json);
  if (links.length === 0 && !flags.json) {
    throw new CommandError(
      `${input}: no list of articles on this page; name the links by a selector (listing.links)`,
    );
  }
}

function parse(text: string, name: string) {
  try {
    return parseHtml(text);
  } catch (error) {
    if (error instanceof ParseBudgetError) throw new CommandError(`${name}: ${error.message}`);
    throw error;
  }
}

function describe({ links, next }: Pick<Discovery, "links" | "next">): string {
  const lines = links.map(
    ({ url, title, published = "" }) =>
      `${published.slice(0, 16).padEnd(16)}  ${title}\n${" ".repeat(18)}${url}`,
  );
  return [...lines, ...(next ? [`next page: ${next}`] : [])].join("\n");
}
