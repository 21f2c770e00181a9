import { configureGlobal } from "fast-check";

/**
 * fast-check with a fixed seed, so that a run of the tests can be repeated and a change is never blamed for what a
 * dice found in old code. `PROPERTY_SEED` and `PROPERTY_RUNS` (a factor) go looking for more.
 */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_210_323), numRuns: runs(100) });

/** How often a property is tried where `usual` is what the suite has time for. */
export function runs(usual: number): number {
  return usual * Number(process.env.PROPERTY_RUNS ?? 1);
}
