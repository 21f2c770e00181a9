import type { AppliedSources } from "../functions/usecases/apply-sources.ts";

/** In one line for a person: `added a, b; renamed c → d`. */
export function describeApplied({ added, changed, renamed, removed }: AppliedSources): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["added", added],
    ["changed", changed],
    ["renamed", renamed.map(({ from, to }) => `${from} → ${to}`)],
    ["removed", removed],
  ];
  const told = parts.filter(([, ids]) => ids.length > 0);
  return told.map(([what, ids]) => `${what} ${ids.join(", ")}`).join("; ") || "nothing changed";
}
