import { describe, expect, it } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import type { HttpClient, HttpResponse } from "../../functions/usecases/ports.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { createVirtualTime, type VirtualTime } from "../support/virtual-time.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const ROBOTS = "https://www.example.cn/robots.txt";

interface World {
  readonly workers: number;
  readonly messages: number;
  /** Every so many-th message is delivered twice. */
  readonly duplicateEvery?: number;
  readonly skewMs?: number;
  readonly answer?: (
    url: string,
    now: number,
  ) => { status?: number; headers?: Record<string, string>; milliseconds?: number; text?: string };
}

interface Seen {
  /** True times of the starts of page requests. */
  readonly starts: number[];
  /** The most requests that ran at the same time. */
  readonly atOnce: number;
  readonly resends: number;
  readonly failures: string[];
}

/** Workers with wrong clocks, a queue that delivers late and twice, one host: everything but the network is real. */
async function simulate({
  workers,
  messages,
  duplicateEvery = Number.POSITIVE_INFINITY,
  skewMs = 0,
  answer = () => ({}),
}: World): Promise<Seen> {
  const time = createVirtualTime(NOON);
  const db = openDatabase(":memory:");
  const hosts = createSqliteHostStore(db);
  const seen = { starts: [] as number[], atOnce: 0, resends: 0, failures: [] as string[] };
  const http = virtualHttp(time, answer, seen);
  const visitors = Array.from({ length: workers }, (_, worker) => {
    const skew = Math.round(skewMs * (workers === 1 ? 0 : (2 * worker) / (workers - 1) - 1));
    const clock = { now: () => new Date(time.now() + skew) };
    return createPageVisitor({ http, hosts, clock, userAgent: "Tidings/test" });
  });

  async function deliver(n: number): Promise<void> {
    let slotAt: string | undefined;
    for (let tries = 0; ; tries += 1) {
      const visitor = visitors[(n * 7 + tries * 3) % workers];
      const result = await visitor?.visitPage({
        url: `https://www.example.cn/${n}`,
        robots: "obey",
        slotAt,
      });
      if (result?.kind !== "deferred") {
        if (result?.kind !== "fetched") seen.failures.push(result?.kind ?? "");
        return;
      }
      slotAt = result.at;
      seen.resends += 1;
      await time.sleep(Math.ceil((Date.parse(slotAt) - time.now()) / 1000) * 1000 + (n % 5) * 20);
    }
  }

  for (let n = 0; n < messages; n += 1) {
    void deliver(n);
    if (n % duplicateEvery === duplicateEvery - 1) void deliver(n);
  }
  await time.run();
  db.close();
  return seen;
}

function virtualHttp(
  time: VirtualTime,
  answer: NonNullable<World["answer"]>,
  seen: { starts: number[]; atOnce: number },
): HttpClient {
  let running = 0;
  return {
    check: () => undefined,
    isOpened: () => false,
    async get({ url }) {
      if (url !== ROBOTS) seen.starts.push(time.now());
      running += 1;
      seen.atOnce = Math.max(seen.atOnce, running);
      const { status = 200, headers = {}, milliseconds = 300, text = "" } = answer(url, time.now());
      await time.sleep(milliseconds);
      running -= 1;
      const body = Buffer.from(text);
      return {
        kind: "response",
        status,
        headers,
        body,
        unwanted: false,
        wireBytes: 0,
        milliseconds,
      } satisfies HttpResponse;
    },
  };
}

function smallestGap(starts: readonly number[]): number {
  return Math.min(...starts.slice(1).map((start, index) => start - (starts[index] ?? 0)));
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
