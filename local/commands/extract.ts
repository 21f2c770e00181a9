import type { Command } from "commander";
import type { Article } from "../../functions/core/article.ts";
import { readArticle } from "../../functions/usecases/read-article.ts";
import { CommandError } from "../command-error.ts";
import { type InputOptions, readInput } from "../read-input.ts";
import { printResult } from "../terminal.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

interface ExtractFlags extends InputOptions {
  readonly json?: boolean;
  readonly timezone?: string;
  readonly explain?: boolean;
}

export function addExtractCommand(program: Command): void {
  program
    .command("extract")
    .description("one page → one article")
    .argument("<page>", "a file, a web address, or - for standard input")
    .option("--url <url>", "where a file's page was found: relative addresses begin there")
    .option("--timezone <zone>", "for times that the page prints without one (Asia/Shanghai)")
    .option("--explain", "also where each field comes from, and what was cut")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(extract);
}

async function extract(input: string, flags: ExtractFlags): Promise<void> {
  const { text, url, fetchedAt } = await readInput(input, flags);
  const read = readArticle(text, { url, fetchedAt, timezone: flags.timezone });
  if (!read.ok) throw new CommandError(`${url ?? input}: no article on this page (${read.reason})`);
  const { article } = read;
  const explanation = flags.explain ? { explain: read.explain() } : {};
  printResult(
    { ...article, ...explanation },
    () => describe({ ...article, ...explanation }),
    flags.json,
  );
}

/** The fields, one a line, and the text. */
function describe({ html: _, text, ...fields }: Article & { readonly explain?: object }): string {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0))
    .map(([name, value]) => `${name.padEnd(18)} ${inOneLine(value)}`);
  return `${lines.join("\n")}\n\n${text}`;
}

function inOneLine(value: unknown): string {
  if (typeof value === "string") return value;
  const isPlain = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isPlain ? value.join(", ") : JSON.stringify(value, undefined, 2);
}
