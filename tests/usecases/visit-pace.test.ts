import { describe, expect, it } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import {
  NOON,
  type PaceWorld,
  ROBOTS,
  type Seen,
  simulatePace,
  smallestGap,
} from "../support/pace-world.ts";

async function simulate(world: Omit<PaceWorld, "hosts">): Promise<Seen> {
  const db = openDatabase(":memory:");
  const seen = await simulatePace({ ...world, hosts: createSqliteHostStore(db) });
  db.close();
  return seen;
}

describe("the pace of a host", () => {
  it("keeps 5 s between 50 workers with duplicates and clocks half a second wrong, one request at a time", async () => {
    const seen = await simulate({ workers: 50, messages: 300, duplicateEvery: 10, skewMs: 500 });
    expect(seen.starts).toHaveLength(330);
    expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(5_000);
    expect(seen.atOnce).toBe(1);
    expect(seen.failures).toEqual([]);
  });

  it("sends each of 2,000 messages about once more, not again and again", async () => {
    const seen = await simulate({ workers: 20, messages: 2_000 });
    expect(seen.starts).toHaveLength(2_000);
    expect(seen.resends).toBeLessThan(4_000);
    const last = (seen.starts.at(-1) ?? 0) - NOON;
    expect(last).toBeLessThan(2_000 * 7_500);
  });

  it.each([
    ["Crawl-delay: 20", 20_000],
    ["Crawl-delay: 2", 5_000],
    ["Crawl-delay: 3600", 60_000],
  ])("keeps the distance that robots.txt asks for: %s", async (line, gap) => {
    const answer = (url: string) => (url === ROBOTS ? { text: `User-agent: *\n${line}` } : {});
    const seen = await simulate({ workers: 5, messages: 20, skewMs: 500, answer });
    expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(gap);
    expect(smallestGap(seen.starts)).toBeLessThan(gap + 5_000);
  });

  it.each([
    [4_000, 20_000],
    [9_000, 30_000],
  ])("keeps five times the response time, 30 s at most: %s ms", async (milliseconds, gap) => {
    const seen = await simulate({
      workers: 5,
      messages: 12,
      answer: (url) => (url === ROBOTS ? {} : { milliseconds }),
    });
    expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(gap);
    expect(seen.atOnce).toBe(1);
  });

  it.each([429, 503])("is left alone until Retry-After has passed, after %s", async (status) => {
    const until = NOON + 600_000;
    const answer = (url: string, now: number) => {
      if (url === ROBOTS || now < NOON + 60_000 || now >= until) return {};
      return {
        status,
        headers: { "retry-after": new Date(until).toUTCString() },
        milliseconds: 100,
      };
    };
    const seen = await simulate({
      workers: 50,
      messages: 60,
      skewMs: 500,
      duplicateEvery: 7,
      answer,
    });
    const asked = seen.starts.filter((start) => start >= NOON + 60_000 && start < until);
    expect(asked).toHaveLength(1);
    expect(seen.failures).toHaveLength(1);
    expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(5_000);
  });

  it("backs off from a minute to six hours where no Retry-After is given, and starts anew after a good answer", async () => {
    const bad = 11;
    let pages = 0;
    const answer = (url: string) => {
      if (url === ROBOTS) return {};
      pages += 1;
      return pages <= bad || pages === bad + 3
        ? { status: 503, headers: { "retry-after": "soon" } }
        : {};
    };
    const { starts } = await simulate({ workers: 1, messages: bad + 4, answer });
    const minutes = starts
      .slice(1)
      .map((start, index) => Math.floor((start - (starts[index] ?? 0)) / 60_000));
    expect(minutes.slice(0, bad)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(minutes.slice(bad)).toEqual([0, 0, 1]);
  });
});
