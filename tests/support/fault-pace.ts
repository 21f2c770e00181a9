import type { SiteRequest } from "./fault-site.ts";
import type { FaultWorld } from "./fault-world.ts";

const SHORTEST_GAP_MS = 5_000;

/**
 * I5: between two visits to the host lie 5 s of true time, and none comes before the host's Retry-After is over. Where
 * clocks were minutes wrong nobody can keep that: no store has a clock of its own.
 */
export function findImpolite({ site, weather }: FaultWorld): string[] {
  if (weather.isClockLost) return [];
  const broken = new Set<string>();
  let before: SiteRequest | undefined;
  let restUntil = 0;
  for (const request of site.requests) {
    const isNext = before !== undefined && before.visit !== request.visit;
    if (isNext && request.at - (before?.at ?? 0) < SHORTEST_GAP_MS)
      broken.add("two visits within 5 s");
    if (isNext && request.at < restUntil) broken.add("a visit before Retry-After was over");
    restUntil = Math.max(restUntil, request.restUntil);
    before = request;
  }
  return [...broken];
}
