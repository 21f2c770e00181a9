import { diffArrays } from "diff";

export interface TextChange {
  readonly kind: "added" | "removed" | "kept";
  /** Blocks of text, in order. */
  readonly lines: readonly string[];
}

/** How far apart two texts may be before they are shown as two: the search takes time by the square of it. */
const MOST_EDITS = 400;

/** What changed from one text to another, block by block. */
export function compareTexts(before: string, after: string): TextChange[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const changes = diffArrays(old, now, { maxEditLength: MOST_EDITS });
  if (changes === undefined) {
    return [
      { kind: "removed", lines: old },
      { kind: "added", lines: now },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "kept",
    lines: value,
  }));
}
