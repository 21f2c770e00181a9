import type { SiteRequest } from "./fault-site.ts";
import type { FaultWorld } from "./fault-world.ts";

const SHORTEST_GAP_MS = 5_000;

/**
 * I5: between two visits to the host lie 5 s of true time, and none comes before the host's Retry-After is over. Where
 * clocks were minutes wrong nobody can keep that: no store has a clock of its own.
 */
export function findImpolite({ site, weather, history }: FaultWorld): string[] {
  if (weather.isClockLost) return [];
  // What a worker heard that died of it nobody can know.
  const restOf = ({ visit, restUntil }: SiteRequest) => (history.died.has(visit) ? 0 : restUntil);
  const broken = new Set<string>();
  let restUntil = 0;
  for (const [index, request] of site.requests.entries()) {
    const before = site.requests[index - 1];
    if (before !== undefined && before.visit !== request.visit) {
      if (request.at - before.at < SHORTEST_GAP_MS) broken.add("two visits within 5 s");
      if (request.at < restUntil) broken.add("a visit before Retry-After was over");
    }
    restUntil = Math.max(restUntil, restOf(request));
  }
  return [...broken];
}
