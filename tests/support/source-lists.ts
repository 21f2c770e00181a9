import type { Source } from "../../functions/core/source.ts";
import { parseSources } from "../../functions/core/sources/parse-sources.ts";
import { formatProblem } from "../../functions/core/sources/source-problem.ts";

/** The sources of a list that must be right. */
export function sourcesOf(text: string): Source[] {
  const parsed = parseSources(text, "sources.yaml");
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join("\n"));
  return parsed.sources;
}

export function problemsOf(text: string): string[] {
  const parsed = parseSources(text, "sources.yaml");
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

/** One source whose settings are the given lines. */
export function withSettings(...settings: string[]): string {
  return ["sources:", "  - url: https://a.example/news/", ...settings.map((s) => `    ${s}`)].join(
    "\n",
  );
}
