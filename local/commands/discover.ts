import type { Command } from "commander";
import { discoverPage } from "../../functions/core/discovery/discover-page.ts";
import type { Discovery } from "../../functions/core/discovery/discovery.ts";
import { ParseBudgetError } from "../../functions/core/html/parse-html.ts";
import { discoverSource } from "../../functions/usecases/discover-source.ts";
import { CommandError } from "../command-error.ts";
import { describeHow } from "../describe-how.ts";
import { describeLinks } from "../describe-links.ts";
import { type InputOptions, isWebAddress, readInput } from "../read-input.ts";
import { dim, printResult } from "../terminal.ts";
import { withVisitor } from "../with-visitor.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

interface DiscoverFlags extends InputOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly timezone?: string;
}

type Found = Pick<Discovery, "links" | "next" | "how">;

export function addDiscoverCommand(program: Command): void {
  program
    .command("discover")
    .description("one listing → the articles that it links to")
    .argument("<page>", "a file, a web address, or - for standard input")
    .option("--url <url>", "where a file's page was found: relative addresses begin there")
    .option(
      "--explain",
      "also what was used and why; of a web address all other ways to its articles are tried",
    )
    .option("--timezone <zone>", "for times that the page prints without one (Asia/Shanghai)")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(discover);
}

async function discover(input: string, flags: DiscoverFlags): Promise<void> {
  const found = isWebAddress(input) ? await fromWeb(input, flags) : await fromFile(input, flags);
  const { links, next, how } = found;
  const shown = links.map(({ url, title, published }) => ({ url, title, published }));
  const result = { links: shown, next, ...(flags.explain && { how }) };
  printResult(result, () => describe(found, flags.explain), flags.json);
  if (links.length === 0 && !flags.json) {
    throw new CommandError(
      `${input}: no list of articles on this page; name the links by a selector (listing.links)`,
    );
  }
}

async function fromWeb(url: string, flags: DiscoverFlags): Promise<Found> {
  const request = { url, timezone: flags.timezone, isThorough: flags.explain === true };
  const found = await withVisitor(flags, (deps) => discoverSource(request, deps));
  if (!found.ok) throw new CommandError(found.message);
  return found;
}

async function fromFile(input: string, flags: DiscoverFlags): Promise<Found> {
  const { text, url = "", fetchedAt } = await readInput(input, flags);
  try {
    return discoverPage(text, { url, fetchedAt, timezone: flags.timezone });
  } catch (error) {
    if (error instanceof ParseBudgetError) throw new CommandError(`${input}: ${error.message}`);
    throw error;
  }
}

function describe({ links, next, how }: Found, isExplained = false): string {
  const lines = describeLinks(links).map(
    (line, place) => `${line}\n${" ".repeat(18)}${dim(links[place]?.url ?? "")}`,
  );
  const count = links.length === 0 ? [] : [`${links.length} articles`];
  const more = next === undefined ? [] : [`next page: ${next}`];
  return [...lines, ...count, ...more, ...(isExplained ? [`\n${describeHow(how)}`] : [])].join(
    "\n",
  );
}
