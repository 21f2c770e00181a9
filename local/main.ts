import { Command, CommanderError } from "commander";
import { TidingsError } from "../functions/core/errors.ts";
import { TIDINGS_VERSION } from "../functions/core/user-agent.ts";
import { CommandError } from "./command-error.ts";
import { addApplyCommand } from "./commands/apply.ts";
import { addCrawlCommand } from "./commands/crawl.ts";
import { addDiscoverCommand } from "./commands/discover.ts";
import { addExtractCommand } from "./commands/extract.ts";
import { addFetchCommand } from "./commands/fetch.ts";
import { addOpmlCommand } from "./commands/opml.ts";
import { addStartCommand } from "./commands/start.ts";
import { addStatusCommand } from "./commands/status.ts";

/** Whoever reads our output may have seen enough. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return tellFailure(error);
  }
}

function createProgram(): Command {
  const program = new Command("tidings")
    .description("Any news page becomes a feed you can trust.")
    .version(TIDINGS_VERSION)
    .showHelpAfterError("(--help tells what is known)")
    .exitOverride();
  for (const add of [
    addStartCommand,
    addExtractCommand,
    addDiscoverCommand,
    addFetchCommand,
    addApplyCommand,
    addCrawlCommand,
    addStatusCommand,
    addOpmlCommand,
  ]) {
    add(program);
  }
  return program;
}

/** The parser has told its own errors by then; help and version end as errors with code 0. */
function tellFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandError) {
    console.error(`tidings: ${error.message}`);
    return error.exitCode;
  }
  if (error instanceof TidingsError) {
    console.error(`tidings: ${error.message}`);
    return 1;
  }
  console.error("tidings: this should not happen; please report it:", error);
  return 1;
}
