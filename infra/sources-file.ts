import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseSources } from "../functions/core/sources/parse-sources.ts";
import { formatProblem } from "../functions/core/sources/source-problem.ts";
import type { Cadence } from "./table-capacity.ts";

/** A file that says what to watch, found to be right. */
export interface SourcesFile {
  /** Absolute. */
  readonly path: string;
  /** Of what the file says, not of how: a comment changes nothing, a new default does. */
  readonly hash: string;
  readonly sources: readonly Cadence[];
}

export type SourcesFileResult =
  | { readonly ok: true; readonly file: SourcesFile }
  | { readonly ok: false; readonly problems: readonly string[] };

export function readSourcesFile(path: string): SourcesFileResult {
  const text = readText(path);
  if (text === undefined) return { ok: false, problems: [`${path}: cannot be read`] };
  const parsed = parseSources(text, path);
  if (!parsed.ok) {
    return { ok: false, problems: parsed.problems.map(formatProblem) };
  }
  const hash = createHash("sha256").update(JSON.stringify(parsed.sources)).digest("hex");
  return { ok: true, file: { path: resolve(path), hash, sources: parsed.sources } };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
