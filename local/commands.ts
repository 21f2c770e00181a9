import type { Command } from "commander";

type AddCommand = (program: Command) => void;

/** Every command, in the order of the help. What one needs is read when it is called: most of them need little. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import("./commands/start.ts")).addStartCommand,
  extract: async () => (await import("./commands/extract.ts")).addExtractCommand,
  discover: async () => (await import("./commands/discover.ts")).addDiscoverCommand,
  preview: async () => (await import("./commands/preview.ts")).addPreviewCommand,
  add: async () => (await import("./commands/add.ts")).addAddCommand,
  fetch: async () => (await import("./commands/fetch.ts")).addFetchCommand,
  apply: async () => (await import("./commands/apply.ts")).addApplyCommand,
  crawl: async () => (await import("./commands/crawl.ts")).addCrawlCommand,
  backfill: async () => (await import("./commands/backfill.ts")).addBackfillCommand,
  status: async () => (await import("./commands/status.ts")).addStatusCommand,
  replay: async () => (await import("./commands/replay.ts")).addReplayCommand,
  pause: async () => (await import("./commands/operate.ts")).addPauseCommand,
  resume: async () => (await import("./commands/operate.ts")).addResumeCommand,
  approve: async () => (await import("./commands/operate.ts")).addApproveCommand,
  retry: async () => (await import("./commands/retry.ts")).addRetryCommand,
  hide: async () => (await import("./commands/hide.ts")).addHideCommand,
  opml: async () => (await import("./commands/opml.ts")).addOpmlCommand,
};

/** Adds the command of that name; all, if there is none. */
export async function addCommands(program: Command, name = ""): Promise<void> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  for (const one of load ? [load] : Object.values(COMMANDS)) (await one())(program);
}
