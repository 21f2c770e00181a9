import { describe, expect, it } from "vitest";
import { chooseCapacity } from "../../infra/table-capacity.ts";

const MINUTE = 60_000;

function sources(count: number, everyMinutes?: number) {
  const everyMs = everyMinutes === undefined ? undefined : everyMinutes * MINUTE;
  return Array.from({ length: count }, () => (everyMs === undefined ? {} : { everyMs }));
}

describe("capacity: auto", () => {
  it.each([
    [0, 15, "provisioned"],
    [100, 30, "provisioned"],
    [1000, 15, "provisioned"],
    [1600, 15, "provisioned"],
    [2000, 30, "provisioned"],
    [1000, 5, "on-demand"],
    [1700, 15, "on-demand"],
    [100_000, 15, "on-demand"],
  ])("for %i sources every %i minutes", (count, minutes, billing) => {
    expect(chooseCapacity("auto", sources(count, minutes))).toMatchObject({ billing });
  });

  it("takes a source without a cadence for one of fifteen minutes", () => {
    const { note } = chooseCapacity("auto", sources(1000));
    expect(note).toBe(chooseCapacity("auto", sources(1000, 15)).note);
  });

  it("says in one line what it chose, why, and how to keep it", () => {
    const note = (count: number) => chooseCapacity("auto", sources(count, 15)).note;
    expect(note(1)).toBe(
      "capacity: provisioned (auto): of the 12 writes and 13.3 reads a second that the free units carry, 1 source need 0.0 and 0.1; -c capacity=provisioned keeps it so, see docs/RUNBOOK.md#capacity",
    );
    expect(note(1000)).toBe(
      "capacity: provisioned (auto): of the 12 writes and 13.3 reads a second that the free units carry, 1000 sources need 5.3 and 7.9; first crawls of them all would take about 14 hours; -c capacity=provisioned keeps it so, see docs/RUNBOOK.md#capacity",
    );
    expect(note(2000)).toBe(
      "capacity: on-demand (auto): of the 12 writes and 13.3 reads a second that the free units carry, 2000 sources need 10.5 and 15.8; -c capacity=on-demand keeps it so, see docs/RUNBOOK.md#capacity",
    );
  });
});

describe("a capacity that is set", () => {
  it.each(["on-demand", "provisioned"] as const)("stays, and needs no word: %s", (setting) => {
    expect(chooseCapacity(setting, sources(10))).toEqual({ billing: setting });
  });

  it("is warned of where its units are too few", () => {
    const { billing, note } = chooseCapacity("provisioned", sources(3000, 15));
    expect(billing).toBe("provisioned");
    expect(note).toBe(
      "capacity: provisioned, but of the 12 writes and 13.3 reads a second that the free units carry, 3000 sources need 15.8 and 23.7: work will be late, see docs/RUNBOOK.md#capacity",
    );
    expect(chooseCapacity("on-demand", sources(3000, 15))).toEqual({ billing: "on-demand" });
  });
});
