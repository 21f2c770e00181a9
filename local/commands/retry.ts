import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { withStores } from "../open-stores.ts";
import { printResult } from "../terminal.ts";
import { dataOption, jsonOption } from "./options.ts";

interface RetryFlags {
  readonly data: string;
  readonly json?: boolean;
}

export function addRetryCommand(program: Command): void {
  program
    .command("retry")
    .description("sends again what failed five times and was put aside (tidings status shows it)")
    .argument("[id...]", "as status shows them; none: all")
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(retry);
}

/** A service that runs works on them at once, else the next one that is started. */
async function retry(ids: readonly string[], { data, json }: RetryFlags): Promise<void> {
  await withStores({ data }, async ({ deadLetters, running }) => {
    const known = deadLetters?.list().map(({ id }) => id) ?? [];
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new CommandError(`no such message: ${unknown.join(", ")}; see tidings status`, 2);
    }
    const retried = deadLetters?.retry(ids.length === 0 ? known : ids) ?? 0;
    const when = running === undefined ? "when the service is started" : "now";
    printResult(
      { retried },
      () => (retried === 0 ? "nothing was put aside" : `${retried} tried again ${when}`),
      json,
    );
  });
}
