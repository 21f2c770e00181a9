import { keyOf } from "./page-text.ts";

const CUT_OFF = /(?:…|\.{3})$/;

/** A headline that is printed cut off, or with two of its parts run together, as the metadata have it. */
export function mendTitle(title: string, names: readonly string[]): string {
  return parted(completed(title, names), names);
}

function completed(title: string, names: readonly string[]): string {
  if (!CUT_OFF.test(title)) return title;
  const stem = keyOf(title.replace(CUT_OFF, ""));
  const full = names.find((name) => keyOf(name).startsWith(stem) && !CUT_OFF.test(name));
  return full !== undefined && keyOf(full).length > stem.length ? full : title;
}

/** Two parts of a heading that only its style keeps apart, `<span>Kicker</span>Headline`, as the metadata part them. */
function parted(title: string, names: readonly string[]): string {
  const glued = countGlued(title);
  if (glued === 0) return title;
  const letters = lettersOf(title);
  return names.find((name) => lettersOf(name) === letters && countGlued(name) < glued) ?? title;
}

const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

function lettersOf(text: string): string {
  return text.replace(NO_LETTERS, "");
}

const GLUED = /[\p{Ll}\d.!?…"”»]\p{Lu}\p{Ll}/gu;

function countGlued(text: string): number {
  return text.match(GLUED)?.length ?? 0;
}
