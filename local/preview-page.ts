import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../functions/adapters/sqlite-host-store.ts";
import { userAgent } from "../functions/core/user-agent.ts";
import { type Preview, previewSource } from "../functions/usecases/preview-source.ts";
import { createPageVisitor } from "../functions/usecases/visit-page.ts";
import { CommandError } from "./command-error.ts";
import { openClient } from "./open-client.ts";
import { showProgress } from "./terminal.ts";

export interface PreviewFlags {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly timezone?: string;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
}

/** What a source at that address would be; a page that cannot be had ends the command. */
export async function previewPage(url: string, flags: PreviewFlags): Promise<Preview> {
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== "https:" && protocol !== "http:") {
    throw new CommandError(`expected a web address, found ${JSON.stringify(url)}`, 2);
  }
  const http = openClient(flags.allowNetwork);
  const db = openDatabase(":memory:");
  try {
    showProgress(`reading ${url} …`);
    const pages = createPageVisitor({
      http,
      hosts: createSqliteHostStore(db),
      clock: { now: () => new Date() },
      userAgent: userAgent(flags.contactUrl),
    });
    const preview = await previewSource({ url, timezone: flags.timezone }, { pages, waitUntil });
    if (preview.kind === "failed") throw new CommandError(preview.message);
    return preview;
  } finally {
    showProgress("");
    await http.close();
    db.close();
  }
}

async function waitUntil(at: string): Promise<void> {
  await sleep(Math.max(0, Date.parse(at) - Date.now()) + 1);
}
