import { TidingsError } from "../core/errors.ts";

/** By the primary result code, https://sqlite.org/rescode.html; the extended ones carry it in their lowest byte. */
const CAUSES: Readonly<Record<number, string>> = {
  3: "may not be opened: check the permissions of the file and its directory",
  5: "is kept busy by another process: end it, or try again",
  6: "is kept busy by another process: end it, or try again",
  8: "cannot be written: check the permissions of the file and its directory, and that its disk is not read-only",
  10: "cannot be read or written: the disk answered with an error",
  11: 'is damaged: restore it from a backup, or save what is left with "sqlite3 FILE .recover"',
  13: "cannot grow: the disk is full",
  14: "cannot be opened: check that its directory can be written",
  26: "is not a database, or is damaged: restore it from a backup, or move it away to begin anew",
};

/** One sentence for a person, with the file's path; the code is `store-unavailable`. Ours pass as they are. */
export function toStoreError(error: unknown, path: string): TidingsError {
  if (error instanceof TidingsError) return error;
  return new TidingsError("store-unavailable", `${path} ${causeOf(error)}`, { cause: error });
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return `cannot be used: ${String(error)}`;
  const code = "errcode" in error ? Number(error.errcode) & 0xff : Number.NaN;
  const cause = CAUSES[code];
  if (cause !== undefined) return cause;
  return "syscall" in error
    ? `cannot be opened: ${error.message}`
    : `cannot be used: ${error.message}`;
}
