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

/** Three articles at 8:00, 9:00 and 10:00 in Beijing on each of the last working days. */
function workingMornings(): string[] {
  return Array.from({ length: 28 }, (_, day) => new Date(now.getTime() - day * DAY))
    .filter((date) => date.getUTCDay() % 6 !== 0)
    .flatMap((date) => {
      const day = date.toISOString().slice(0, 10);
      return ["08:00", "09:00", "10:00"].map((time) => `${day}T${time}:00+08:00`);
    });
}

describe("learnInterval", () => {
  it("crawls twice as often as a source publishes", () => {
    expect(learnInterval(every(2 * HOUR, 60), now)).toBeCloseTo(HOUR, -6.5);
  });

  it("stays between five minutes and a day", () => {
    expect(learnInterval(every(MINUTE, 60), now)).toBe(5 * MINUTE);
    expect(learnInterval(every(30 * DAY, 30), now)).toBe(DAY);
  });

  it("begins with half an hour", () => {
    expect(learnInterval([], now)).toBe(30 * MINUTE);
  });

  it("comes often in the hours in which a source publishes, seldom at night and at weekends", () => {
    const at = (time: string) =>
      learnInterval(workingMornings(), new Date(time), "Asia/Shanghai") / MINUTE;
    const [morning, night, sunday] = [
      at("2026-11-24T09:00:00+08:00"),
      at("2026-11-24T22:00:00+08:00"),
      at("2026-11-22T20:00:00+08:00"),
    ];
    expect(morning).toBeLessThanOrEqual(60);
    expect(night).toBeGreaterThan(4 * morning);
    expect(sunday).toBeGreaterThan(4 * morning);
  });

  it("is there again when the working day begins", () => {
    const evening = new Date("2026-11-23T20:00:00+08:00");
    const next = evening.getTime() + learnInterval(workingMornings(), evening, "Asia/Shanghai");
    expect(next).toBeLessThanOrEqual(Date.parse("2026-11-24T09:00:00+08:00"));
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

  it("asks for a page that held no article after minutes, every hour for six hours, then after a day and a week", () => {
    expect([1, 2, 3, 5, 6, 10, 11, 13, 20].map(articleBackoff)).toEqual([
      2 * MINUTE,
      4 * MINUTE,
      8 * MINUTE,
      32 * MINUTE,
      HOUR,
      HOUR,
      6 * HOUR,
      DAY,
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
