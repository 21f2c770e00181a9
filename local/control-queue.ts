import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Source } from "../functions/core/source.ts";
import type { ExitCode } from "./command-error.ts";

/** What a command asks a running service to do. */
export type ControlRequest =
  | { readonly kind: "apply"; readonly sources: readonly Source[] }
  | { readonly kind: "crawl"; readonly ids: readonly string[] }
  | { readonly kind: "backfill"; readonly id: string; readonly pages: number };

export type ControlAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string; readonly exitCode: ExitCode };

export interface ControlState {
  /** How far it is, for a person; empty before it has begun. */
  readonly progress: string;
  readonly answer?: ControlAnswer;
}

export interface ControlQueue {
  ask(request: ControlRequest): number;
  look(id: number): ControlState;
  /** Takes it back: nobody waits for it any more. */
  forget(id: number): void;
  /** The oldest that nobody has taken. */
  take(): { readonly id: number; readonly request: ControlRequest } | undefined;
  report(id: number, progress: string): void;
  answer(id: number, answer: ControlAnswer): void;
  /** What a service that ended left behind. */
  clear(): void;
  close(): void;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS commands (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0,
  progress TEXT NOT NULL DEFAULT '',
  answer TEXT
) STRICT`;

/** A table beside the service's data, by which commands hand their work to the service that runs. */
export function openControlQueue(directory: string): ControlQueue {
  const db = new DatabaseSync(join(directory, "control.db"), { timeout: 5_000 });
  db.exec(SCHEMA);
  const insert = db.prepare("INSERT INTO commands (request) VALUES (?)");
  const read = db.prepare("SELECT progress, answer FROM commands WHERE id = ?");
  const take = db.prepare(
    `UPDATE commands SET taken = 1
     WHERE id = (SELECT min(id) FROM commands WHERE taken = 0) RETURNING id, request`,
  );

  return {
    ask: (request) => Number(insert.run(JSON.stringify(request)).lastInsertRowid),
    look(id) {
      const row = read.get(id);
      const answer = row?.answer ? (JSON.parse(String(row.answer)) as ControlAnswer) : undefined;
      return { progress: String(row?.progress ?? ""), ...(answer && { answer }) };
    },
    forget: (id) => void db.prepare("DELETE FROM commands WHERE id = ?").run(id),
    take() {
      const row = take.get();
      if (row === undefined) return undefined;
      return { id: Number(row.id), request: JSON.parse(String(row.request)) as ControlRequest };
    },
    report: (id, progress) =>
      void db.prepare("UPDATE commands SET progress = ? WHERE id = ?").run(progress, id),
    answer: (id, answer) =>
      void db
        .prepare("UPDATE commands SET answer = ? WHERE id = ?")
        .run(JSON.stringify(answer), id),
    clear: () => db.exec("DELETE FROM commands"),
    close: () => db.close(),
  };
}
