import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../functions/adapters/sqlite-host-store.ts";
import { userAgent } from "../functions/core/user-agent.ts";
import type { VisitNowDependencies } from "../functions/usecases/visit-now.ts";
import { createPageVisitor, type PageVisitor } from "../functions/usecases/visit-page.ts";
import { CommandError } from "./command-error.ts";
import { openClient } from "./open-client.ts";
import { showProgress } from "./terminal.ts";

export interface VisitorFlags {
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
}

/** Visits pages as a crawl does, robots.txt and pace included, and keeps nothing of it. */
export async function withVisitor<T>(
  flags: VisitorFlags,
  work: (deps: VisitNowDependencies) => Promise<T>,
): Promise<T> {
  const http = openClient(flags.allowNetwork);
  const db = openDatabase(":memory:");
  try {
    const pages = createPageVisitor({
      http,
      hosts: createSqliteHostStore(db),
      clock: { now: () => new Date() },
      userAgent: userAgent(flags.contactUrl),
    });
    return await work({ pages: told(pages), waitUntil });
  } finally {
    showProgress("");
    await http.close();
    db.close();
  }
}

function told(pages: PageVisitor): PageVisitor {
  return {
    visitPage(visit) {
      showProgress(`reading ${visit.url} …`);
      return pages.visitPage(visit);
    },
  };
}

async function waitUntil(at: string): Promise<void> {
  await sleep(Math.max(0, Date.parse(at) - Date.now()) + 1);
}

/** @throws {CommandError} for what is no address of the web: the call was wrong */
export function requireWebAddress(url: string): void {
  const protocol = URL.parse(url)?.protocol;
  if (protocol === "https:" || protocol === "http:") return;
  throw new CommandError(`expected a web address, found ${JSON.stringify(url)}`, 2);
}
