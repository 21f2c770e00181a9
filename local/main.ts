import { Command, CommanderError } from "commander";
import { TidingsError } from "../functions/core/errors.ts";
import { TIDINGS_VERSION } from "../functions/core/user-agent.ts";
import { CommandError } from "./command-error.ts";
import { addCommands } from "./commands.ts";

/** Whoever reads our output may have seen enough. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<number> {
  try {
    const program = createProgram();
    await addCommands(program, argv[2]);
    await program.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return tellFailure(error);
  }
}

function createProgram(): Command {
  return new Command("tidings")
    .description("Any news page becomes a feed you can trust.")
    .version(TIDINGS_VERSION)
    .showHelpAfterError("(--help tells what is known)")
    .exitOverride();
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
