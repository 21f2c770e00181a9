import type { HostStore, HttpClient, HttpResponse } from "../../functions/usecases/ports.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";

export const NOON = Date.UTC(2026, 10, 22, 12);
export const ROBOTS = "https://www.example.cn/robots.txt";

export interface PaceWorld {
  readonly hosts: HostStore;
  /** Resolves when a store over the wire is done; absent: one in this process. */
  readonly settle?: () => Promise<void>;
  readonly workers: number;
  readonly messages: number;
  /** How many of them come in the same second. */
  readonly atOnce?: number;
  /** Every so many-th message is delivered twice. */
  readonly duplicateEvery?: number;
  readonly skewMs?: number;
  readonly answer?: (
    url: string,
    now: number,
  ) => { status?: number; headers?: Record<string, string>; milliseconds?: number; text?: string };
}

export interface Seen {
  /** True times of the starts of page requests. */
  readonly starts: number[];
  /** The most requests that ran at the same time. */
  readonly atOnce: number;
  readonly resends: number;
  readonly failures: string[];
}

/** Workers with wrong clocks, a queue that delivers late and twice, one host: everything but the network is real. */
export async function simulatePace({
  hosts,
  settle,
  workers,
  messages,
  atOnce = messages,
  duplicateEvery = Number.POSITIVE_INFINITY,
  skewMs = 0,
  answer = () => ({}),
}: PaceWorld): Promise<Seen> {
  const time = createVirtualTime(NOON, settle);
  const seen = { starts: [] as number[], atOnce: 0, resends: 0, failures: [] as string[] };
  const http = virtualHttp(time, answer, seen);
  const visitors = Array.from({ length: workers }, (_, worker) => {
    const skew = Math.round(skewMs * (workers === 1 ? 0 : (2 * worker) / (workers - 1) - 1));
    const clock = { now: () => new Date(time.now() + skew) };
    return createPageVisitor({ http, hosts, clock, userAgent: "Tidings/test" });
  });

  async function deliver(n: number): Promise<void> {
    await time.sleep(Math.floor(n / atOnce) * 1000);
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
  return seen;
}

function virtualHttp(
  time: VirtualTime,
  answer: NonNullable<PaceWorld["answer"]>,
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

export function smallestGap(starts: readonly number[]): number {
  return Math.min(...starts.slice(1).map((start, index) => start - (starts[index] ?? 0)));
}
