import type { Candidate } from "../candidate.ts";
import { keyOf } from "../page-text.ts";

/** Ways in which a page can name its authors. */
export type AuthorCarrier = "json-ld" | "meta" | "markup" | "line";

export interface AuthorsWeighed extends Candidate {
  readonly names: readonly string[];
  readonly carrier: AuthorCarrier;
}

/** What a second carrier adds. JSON-LD and meta tags are filled in by the same program. */
const AGREEING = 0.4;
const SAME_PROGRAM = 0.15;
/** Another list of names counts as fuller only if it is trusted nearly as much. */
const TRUSTED = 5;

/** What another carrier says too is more than what one says loudest. `heard` has the most trusted first. */
export function mostAgreed(heard: readonly AuthorsWeighed[]): AuthorsWeighed | undefined {
  let best: AuthorsWeighed | undefined;
  let most = 0;
  for (const author of heard) {
    const total = author.weight + supportFor(author, heard);
    if (total > most) [best, most] = [author, total];
  }
  return best;
}

/** The names, and those that another carrier has beside them. */
export function fullestNames(
  best: AuthorsWeighed,
  heard: readonly AuthorsWeighed[],
): readonly string[] {
  let { names } = best;
  for (const other of heard) {
    if (other.weight < TRUSTED || other.names.length <= names.length) continue;
    const keys = new Set(other.names.map(keyOf));
    if (names.every((name) => keys.has(keyOf(name)))) names = other.names;
  }
  return names;
}

function supportFor(author: AuthorsWeighed, heard: readonly AuthorsWeighed[]): number {
  const byCarrier = new Map<AuthorCarrier, number>();
  for (const other of heard) {
    if (other.carrier === author.carrier || !shareName(author, other)) continue;
    byCarrier.set(other.carrier, Math.max(byCarrier.get(other.carrier) ?? 0, other.weight));
  }
  let total = 0;
  for (const [carrier, weight] of byCarrier) {
    total += weight * (isSameProgram(author.carrier, carrier) ? SAME_PROGRAM : AGREEING);
  }
  return total;
}

function isSameProgram(a: AuthorCarrier, b: AuthorCarrier): boolean {
  return (a === "json-ld" && b === "meta") || (a === "meta" && b === "json-ld");
}

/** Whether both name somebody alike. */
export function shareName(a: AuthorsWeighed, b: AuthorsWeighed): boolean {
  const keys = new Set(a.names.map(keyOf));
  return b.names.some((name) => keys.has(keyOf(name)));
}
