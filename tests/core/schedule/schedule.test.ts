import { describe, expect, it } from "vitest";
import {
  articleBackoff,
  crawlBackoff,
  withJitter,
} from "../../../functions/core/schedule/backoff.ts";
import { learnInterval } from "../../../functions/core/schedule/interval.ts";
import { silentSince } from "../../../functions/core/schedule/silence.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date("2026-11-22T12:00:00Z");

/** Times that lie `gap` apart, the newest one gap ago. */
function every(gap: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now.getTime() - (index + 1) * gap).toISOString(),
  );
}

describe("learnInterval", () => {
  it("crawls twice as often as a source publishes", () => {
    expect(learnInterval(every(2 * HOUR, 30), now)).toBe(HOUR);
  });

  it("stays between five minutes and a day", () => {
    expect(learnInterval(every(MINUTE, 30), now)).toBe(5 * MINUTE);
    expect(learnInterval(every(30 * DAY, 30), now)).toBe(DAY);
  });

  it("begins with half an hour", () => {
    expect(learnInterval([], now)).toBe(30 * MINUTE);
  });
});

describe("silentSince", () => {
  it("finds no silence in a pause as long as others were", () => {
    expect(silentSince(every(5 * DAY, 10), now)).toBeUndefined();
  });

  it("tells since when a source is silent for longer than twice its longest pause", () => {
    const seen = every(HOUR, 10).map((time) => new Date(Date.parse(time) - 10 * DAY).toISOString());
    expect(silentSince(seen, now)).toBe("2026-11-15T11:00:00.000Z");
  });

  it("knows no rhythm of a few articles", () => {
    expect(silentSince(["2020-01-01", "2020-01-02"], now)).toBeUndefined();
  });
});

describe("backing off", () => {
  it("doubles a failing source's distance up to six hours, and never below its interval", () => {
    expect(crawlBackoff(0, 30 * MINUTE)).toBe(30 * MINUTE);
    expect(crawlBackoff(1, 30 * MINUTE)).toBe(HOUR);
    expect(crawlBackoff(50, 30 * MINUTE)).toBe(6 * HOUR);
    expect(crawlBackoff(3, DAY)).toBe(DAY);
  });

  it("asks for a page that held no article after minutes, then hours, then weeks", () => {
    expect([1, 2, 3, 20].map(articleBackoff)).toEqual([
      2 * MINUTE,
      8 * MINUTE,
      32 * MINUTE,
      7 * DAY,
    ]);
  });

  it("shifts each source by its own share of a tenth", () => {
    for (const key of ["a", "b", "gonggao", "e3b0c442"]) {
      const shifted = withJitter(HOUR, key);
      expect(shifted).toBe(withJitter(HOUR, key));
      expect(Math.abs(shifted - HOUR)).toBeLessThanOrEqual(6 * MINUTE);
    }
  });
});
