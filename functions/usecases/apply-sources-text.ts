import { TidingsError } from "../core/errors.ts";
import { parseSources } from "../core/sources/parse-sources.ts";
import { formatProblem } from "../core/sources/source-problem.ts";
import { type AppliedSources, applySources } from "./apply-sources.ts";

/** Makes the store's sources those of the text of a `sources.yaml`. A wrong text is refused whole and changes nothing. */
export async function applySourcesText(
  text: string,
  file: string,
  deps: Parameters<typeof applySources>[1],
): Promise<AppliedSources> {
  const parsed = parseSources(text, file);
  if (parsed.ok) return applySources(parsed.sources, deps);
  throw new TidingsError("bad-sources", parsed.problems.map(formatProblem).join("\n"));
}
