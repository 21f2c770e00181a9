import type { SiteRequest } from "./fault-site.ts";
import type { FaultWorld } from "./fault-world.ts";
import { faultsAmong } from "./faults-among.ts";

const SHORTEST_GAP_MS = 5_000;

/**
 * I5: between two visits to the host lie 5 s of true time, and none comes before the host's Retry-After is over. Where
 * clocks are minutes apart nobody can keep that: no store has a clock of its own.
 */
export function findImpolite({ site, weather, history }: FaultWorld): string[] {
  if (weather.isClockLost) return [];
  const visits = new Set<number>();
  const begins = site.requests.filter(({ visit }) => {
    const isFirst = !visits.has(visit);
    visits.add(visit);
    return isFirst;
  });
  // What a worker heard that died of it nobody can know.
  const pleas = site.requests.filter(({ visit }) => !history.died.has(visit));
  return faultsAmong([
    ["two visits within 5 s", begins.some((begin) => isTooSoon(begin, site.requests))],
    ["a visit before Retry-After was over", begins.some((begin) => isUnrested(begin, pleas))],
  ]);
}

function isTooSoon({ visit, at }: SiteRequest, requests: readonly SiteRequest[]): boolean {
  return requests.some(
    (other) => other.visit !== visit && other.at <= at && at - other.at < SHORTEST_GAP_MS,
  );
}

function isUnrested({ visit, at }: SiteRequest, pleas: readonly SiteRequest[]): boolean {
  return pleas.some((plea) => plea.visit !== visit && plea.at <= at && at < plea.restUntil);
}
