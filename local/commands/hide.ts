import type { Command } from "commander";
import { hideArticle } from "../../functions/usecases/hide-article.ts";
import { CommandError } from "../command-error.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption, stackOption } from "./options.ts";

interface HideFlags extends StoresFlags {
  readonly json?: boolean;
}

export function addHideCommand(program: Command): void {
  program
    .command("hide")
    .description("takes one article out of every feed, for good")
    .argument("<article>", "its id, or the address of its page on this service")
    .addOption(dataOption())
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(hide);
}

async function hide(article: string, { json, ...flags }: HideFlags): Promise<void> {
  const id = article.split("/").at(-1) ?? "";
  await withStores(flags, async (stores) => {
    const hidden = await hideArticle(id, stores);
    if (hidden === undefined) {
      throw new CommandError(
        `no article ${article}; its id is the end of its page's address, /articles/{id}`,
        2,
      );
    }
    const { title, url } = hidden;
    printResult({ id: hidden.id, title, url }, () => `hidden: ${title}\n${url}`, json);
  });
}
