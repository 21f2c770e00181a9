import type { z } from "zod";
import { keysAt, suggestSetting } from "./known-settings.ts";
import type { YamlPlaces } from "./yaml-places.ts";

/** One thing that is wrong in a list of sources. Line and column are counted from 1. */
export interface SourceProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Such as `sources[2].listing.links`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

type Path = readonly PropertyKey[];

/** `sources.yaml:7:5: sources[1].evry: unknown setting; did you mean every?` */
export function formatProblem({ file, line, column, path, message }: SourceProblem): string {
  return [`${file}:${line}:${column}`, ...(path === "" ? [] : [path]), message].join(": ");
}

export function problemAt(
  places: YamlPlaces,
  file: string,
  path: Path,
  message: string,
): SourceProblem {
  return { file, ...places.ofValue(path), path: formatPath(path), message };
}

/** What the schema says of a document, as problems with their places; what is unknown before what is missing. */
export function toProblems(
  issues: readonly z.core.$ZodIssue[],
  places: YamlPlaces,
  file: string,
): SourceProblem[] {
  const unknownFirst = issues.toSorted((a, b) => rank(a) - rank(b));
  return unknownFirst.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(places, file, issue.path, key))
      : [problemAt(places, file, issue.path, expectedFound(issue, places))],
  );
}

function rank({ code }: z.core.$ZodIssue): number {
  return code === "unrecognized_keys" ? 0 : 1;
}

function unknownKey(places: YamlPlaces, file: string, path: Path, key: string): SourceProblem {
  const suggestion = suggestSetting(path, key);
  const help =
    suggestion === undefined
      ? `known here: ${keysAt(path).join(", ")}`
      : `did you mean ${suggestion}?`;
  const message = `unknown setting; ${help}`;
  return { file, ...places.ofKey(path, key), path: formatPath([...path, key]), message };
}

function expectedFound(issue: z.core.$ZodIssue, places: YamlPlaces): string {
  const value = places.valueAt(issue.path);
  if (value === undefined) return `missing; expected ${issue.message}`;
  const quote = typeof value === "number" && issue.code === "invalid_type" && isText(issue);
  return `expected ${issue.message}, found ${describe(value)}${quote ? " (put it in quotes)" : ""}`;
}

function isText(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.expected === "string";
}

function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function formatPath(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(".", "");
}
