import { readFileSync, statSync } from "node:fs";
import type { Source } from "../functions/core/source.ts";
import { LARGEST_SOURCE_LIST, parseSources } from "../functions/core/sources/parse-sources.ts";
import { formatProblem } from "../functions/core/sources/source-problem.ts";

export type SourceFile =
  | {
      readonly ok: true;
      readonly sources: readonly Source[];
      readonly notify?: string;
      readonly hub?: string;
    }
  /** A line a problem. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads and checks a `sources.yaml`; what is wrong with it, or with reading it, is a value. */
export function readSourceFile(path: string): SourceFile {
  try {
    if (statSync(path).size > LARGEST_SOURCE_LIST)
      return refused(`${path}:1:1: the file is larger than 32 MB`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    const parsed = parseSources(text, path);
    return parsed.ok ? parsed : refused(...parsed.problems.map(formatProblem));
  } catch (error) {
    return refused(`${path}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

function refused(...problems: readonly string[]): SourceFile {
  return { ok: false, problems };
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file; name one with --sources";
  if (code === "EISDIR") return "this is a directory, not a file";
  if (code === "EACCES") return "the file may not be read: change its permissions";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "not YAML: the file is not UTF-8 text";
  return message;
}
