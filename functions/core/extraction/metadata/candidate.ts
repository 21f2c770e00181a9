import type { FieldEvidence } from "../extraction.ts";

/** Something that a page says of a field, and how far it is to be trusted. */
export interface Candidate {
  readonly value: string;
  /** For people: `JSON-LD datePublished`, `line under the headline`. */
  readonly from: string;
  /** 0: heard, not believed. */
  readonly weight: number;
  /** Why it is not believed, or not fully. */
  readonly why?: string;
}

/** What was chosen for a field, and from what. */
export interface Choice<T> {
  readonly value: T;
  readonly from: string;
  readonly heard: readonly Candidate[];
}

const MAX_BEATEN = 12;

/** The evidence of one field: each other value once, with the reason why it lost. */
export function evidenceOf(field: string, choice: Choice<string>): FieldEvidence {
  const seen = new Set([`${choice.value} ${choice.from}`]);
  const beat = [];
  for (const { value, from, why } of choice.heard) {
    const key = `${value} ${from}`;
    if (seen.has(key) || beat.length >= MAX_BEATEN) continue;
    seen.add(key);
    beat.push({ value, from, why: why ?? reasonToLose(value, choice.value) });
  }
  return { field, value: choice.value, from: choice.from, beat };
}

function reasonToLose(value: string, winner: string): string {
  return value === winner ? "says the same" : "less trusted";
}
