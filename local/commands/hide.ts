import type { Command } from "commander";
import { hideArticle } from "../../functions/usecases/hide-article.ts";
import { CommandError } from "../command-error.ts";
import { withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption } from "./options.ts";

interface HideFlags {
  readonly data: string;
  readonly json?: boolean;
}

export function addHideCommand(program: Command): void {
  program
    .command("hide")
    .description("takes one article out of every feed, for good")
    .argument("<article>", "its id, or the address of its page on this service")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(hide);
}

async function hide(article: string, { data, json }: HideFlags): Promise<void> {
  const id = article.split("/").at(-1) ?? "";
  await withStores(data, async (stores) => {
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
