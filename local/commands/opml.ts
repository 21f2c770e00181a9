import type { Command } from "commander";
import { renderOpml } from "../../functions/core/feeds/opml.ts";
import { listSubscriptions } from "../../functions/usecases/list-subscriptions.ts";
import { withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption, parseWebAddress } from "./options.ts";

interface OpmlFlags {
  readonly data: string;
  readonly publicUrl?: string;
  readonly json?: boolean;
}

const USUAL_ADDRESS = "http://127.0.0.1:8080";

export function addOpmlCommand(program: Command): void {
  program
    .command("opml")
    .description("the subscriptions, for a feed reader to import")
    .addOption(dataOption())
    .option(
      "--public-url <url>",
      `what the feeds' addresses begin with; else as the running service says, else ${USUAL_ADDRESS}`,
      parseWebAddress,
    )
    .addOption(jsonOption())
    .action(opml);
}

async function opml({ data, publicUrl, json }: OpmlFlags): Promise<void> {
  await withStores(data, async ({ sources, running }) => {
    const address = publicUrl ?? running?.publicUrl ?? USUAL_ADDRESS;
    const list = await listSubscriptions({ sources, publicUrl: async () => address });
    printResult(list, () => renderOpml(list), json);
  });
}
