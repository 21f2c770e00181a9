import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { canonicalizeUrl } from "../canonical-url.ts";
import type { Source } from "../source.ts";
import { assignIds } from "./source-ids.ts";
import { SOURCE_LIST, type SourceList } from "./source-list.ts";
import { problemAt, type SourceProblem, toProblems } from "./source-problem.ts";
import { toSource } from "./to-source.ts";
import { createYamlPlaces, type YamlPlaces } from "./yaml-places.ts";

/** In bytes. */
export const LARGEST_SOURCE_LIST = 32 * 1024 * 1024;

/** What anchors may multiply a document to, before it counts as an attack. */
const MOST_ALIASES = 10_000;
const MOST_PROBLEMS = 100;

const TOO_DEEP = "not YAML: nested too deeply";
const OVERFLOW = /stack overflow|call stack/i;

export type ParsedSources =
  | {
      readonly ok: true;
      readonly sources: Source[];
      /** Where the service on one machine tells of health. */
      readonly notify?: string;
      /** The WebSub hub of the service on one machine. */
      readonly hub?: string;
    }
  | { readonly ok: false; readonly problems: SourceProblem[] };

/**
 * Reads the text of a `sources.yaml`. A wrong one is refused whole, with every problem (up to 100), in the order of the
 * file; `file` is only the name that they show.
 */
export function parseSources(text: string, file: string): ParsedSources {
  if (isTooLarge(text)) return refusal(file, "the file is larger than 32 MB");
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
    if (document.errors.some(isOverflow)) return refusal(file, TOO_DEEP);
    if (document.errors.length > 0) return refused(yamlProblems(document.errors, lines, file));
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return readValue(value, createYamlPlaces(document as Document, lines, value), file);
  } catch (error) {
    return refusal(file, unreadable(error));
  }
}

function readValue(value: unknown, places: YamlPlaces, file: string): ParsedSources {
  const checked = SOURCE_LIST.safeParse(value);
  if (!checked.success) return refused(toProblems(checked.error.issues, places, file));
  const clashes = findClashes(checked.data, places, file);
  if (clashes.length > 0) return refused(clashes);

  const { defaults, sources, notify, hub } = checked.data;
  const ids = assignIds(sources);
  const read = sources.map((entry, index) => toSource(ids[index] ?? "", entry, defaults));
  return { ok: true, sources: read, ...(notify && { notify }), ...(hub && { hub }) };
}

/** Two entries with one id, or with one address (as identity sees it). */
function findClashes({ sources }: SourceList, places: YamlPlaces, file: string): SourceProblem[] {
  const ids = new Map<string, number>();
  const addresses = new Map<string, number>();
  return sources.flatMap(({ id, url }, index) => [
    ...clash(ids, id, index, "id"),
    ...clash(addresses, canonicalizeUrl(url) ?? url, index, "url"),
  ]);

  function clash(seen: Map<string, number>, key: string | undefined, index: number, field: string) {
    if (key === undefined) return [];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    const { line } = places.ofValue(["sources", first, field]);
    const what = field === "id" ? `id ${key}` : "same address";
    const message = `the ${what} is already that of sources[${first}] in line ${line}`;
    return [problemAt(places, file, ["sources", index, field], message)];
  }
}

function yamlProblems(
  errors: readonly YAMLError[],
  lines: LineCounter,
  file: string,
): SourceProblem[] {
  return errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { file, line, column: col, path: "", message: `not YAML: ${message}` };
  });
}

function refused(problems: readonly SourceProblem[]): ParsedSources {
  const ordered = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, problems: ordered.slice(0, MOST_PROBLEMS) };
}

function refusal(file: string, message: string): ParsedSources {
  return { ok: false, problems: [{ file, line: 1, column: 1, path: "", message }] };
}

function isTooLarge(text: string): boolean {
  if (text.length > LARGEST_SOURCE_LIST) return true;
  return text.length * 3 > LARGEST_SOURCE_LIST && byteLength(text) > LARGEST_SOURCE_LIST;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The library's recursive parser runs out of stack, and sometimes tells it as a fault of the text. */
function isOverflow({ message }: YAMLError): boolean {
  return OVERFLOW.test(message);
}

/** The library throws for anchors that multiply, for an alias without anchor, and when it nests too deeply. */
function unreadable(error: unknown): string {
  if (error instanceof RangeError) return TOO_DEEP;
  const message = error instanceof Error ? error.message : String(error);
  return message.includes("alias count")
    ? "its aliases (*name) multiply the document too much"
    : `not YAML: ${message}`;
}
