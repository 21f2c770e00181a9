import type { Command } from "commander";
import { renderOpml } from "../../functions/core/feeds/opml.ts";
import { listSubscriptions } from "../../functions/usecases/list-subscriptions.ts";
import { type StoresFlags, withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption, parseWebAddress, stackOption } from "./options.ts";

interface OpmlFlags extends StoresFlags {
  readonly publicUrl?: string;
  readonly json?: boolean;
}

const USUAL_ADDRESS = "http://127.0.0.1:8080";

export function addOpmlCommand(program: Command): void {
  program
    .command("opml")
    .description("the subscriptions, for a feed reader to import")
    .addOption(dataOption())
    .addOption(stackOption())
    .option(
      "--public-url <url>",
      `what the feeds' addresses begin with; else as the running service says, else ${USUAL_ADDRESS}`,
      parseWebAddress,
    )
    .addOption(jsonOption())
    .action(opml);
}

async function opml({ publicUrl, json, ...flags }: OpmlFlags): Promise<void> {
  await withStores(flags, async ({ sources, running, publicUrl: deployed }) => {
    const address = publicUrl ?? deployed ?? running?.publicUrl ?? USUAL_ADDRESS;
    const list = await listSubscriptions({ sources, publicUrl: async () => address });
    printResult(list, () => renderOpml(list), json);
  });
}
