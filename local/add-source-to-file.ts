import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { isMap, isSeq, parseDocument } from "yaml";
import { canonicalizeUrl } from "../functions/core/canonical-url.ts";
import type { Source } from "../functions/core/source.ts";
import { parseSources } from "../functions/core/sources/parse-sources.ts";
import { RESERVED_IDS } from "../functions/core/sources/setting-values.ts";
import { formatProblem } from "../functions/core/sources/source-problem.ts";
import { CommandError } from "./command-error.ts";
import { suggestId } from "./suggest-id.ts";

export interface NewSource {
  readonly url: string;
  readonly id?: string;
  readonly title?: string;
  readonly timezone?: string;
}

const EMPTY = "sources: []\n";

/**
 * Writes a source behind the others, keeping the file's comments and order; the file is replaced at once or not at all.
 * @throws {CommandError} for a file that is wrong before or would be wrong after, and for an address that it has already
 */
export function addSourceToFile(file: string, source: NewSource): Source {
  const before = readText(file);
  const all = checked(before, file);
  const known = all.find(({ url }) => canonicalizeUrl(url) === canonicalizeUrl(source.url));
  if (known !== undefined) {
    throw new CommandError(`${file}: ${source.url} is there already, as ${known.id}`);
  }
  const id = source.id ?? freeId(source.url, all);
  const after = withSource(before, { ...source, id });
  const sources = checked(after, file);
  const added = sources.find(({ url }) => canonicalizeUrl(url) === canonicalizeUrl(source.url));
  if (added === undefined) throw new CommandError(`${file}: the source could not be written`);
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
  return added;
}

/** A short id that no other source has; else the file names none, and one is made from the address. */
function freeId(url: string, sources: readonly Source[]): string | undefined {
  const id = suggestId(url);
  const isTaken = sources.some((source) => source.id === id);
  return isTaken || RESERVED_IDS.includes(id ?? "") ? undefined : id;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return EMPTY;
    throw new CommandError(`${file}: ${message}`);
  }
}

function checked(text: string, file: string): readonly Source[] {
  const parsed = parseSources(text, file);
  if (parsed.ok) return parsed.sources;
  throw new CommandError(parsed.problems.map(formatProblem).join("\n"));
}

function withSource(text: string, { url, id, title, timezone }: NewSource): string {
  const document = parseDocument(text);
  const fields = Object.entries({ url, id, title, timezone }).filter(
    ([, value]) => value !== undefined,
  );
  const entry = document.createNode(Object.fromEntries(fields));
  const list = isMap(document.contents) ? document.get("sources") : undefined;
  if (isSeq(list)) {
    list.flow = false;
    list.add(entry);
  } else {
    document.set("sources", document.createNode([entry]));
  }
  return document.toString({ lineWidth: 0 });
}
