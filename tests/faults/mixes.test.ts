import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../support/fault-catalogue.ts";
import { runFaults, runMix } from "../support/fault-mix.ts";
import { createRandom } from "../support/fault-random.ts";

const SEEDS = Array.from({ length: 12 }, (_, index) => 4000 + index);

describe("a source whose site, stores, queue and clocks fail", () => {
  it.each(Object.keys(CATALOGUE))("loses, doubles and changes nothing when %s", async (name) => {
    const { broken } = await runFaults([name], createRandom(7));
    expect(broken).toEqual([]);
  });

  it.each(SEEDS)(
    "loses, doubles and changes nothing under three of it at once, seed %i",
    async (seed) => {
      const { broken, faults } = await runMix(seed);
      expect({ broken, faults }).toEqual({ broken: [], faults });
    },
  );
});
