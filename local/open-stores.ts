import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteSourceStore } from "../functions/adapters/sqlite-source-store.ts";
import type { SourceStore } from "../functions/usecases/ports.ts";
import { CommandError } from "./command-error.ts";
import { type RunningService, readRunningService } from "./data-directory.ts";
import { isServiceRunning } from "./service-lock.ts";

/** What a command that only reads stands on, beside a running service or without one. */
export interface ReadStores {
  readonly sources: SourceStore;
  /** Absent: no service runs on this data. */
  readonly running?: RunningService;
  close(): void;
}

export function openStores(data: string): ReadStores {
  const running = isServiceRunning(data) ? readRunningService(data) : undefined;
  const path = join(running?.stores ?? data, "tidings.db");
  if (!existsSync(path)) {
    throw new CommandError(
      `${data} holds no service's data yet: start one (npm start), or name its directory with --data`,
    );
  }
  const db = openDatabase(path);
  return { sources: createSqliteSourceStore(db), running, close: () => db.close() };
}
