import { setTimeout } from "node:timers/promises";

export interface Tally {
  polls: number;
  unchanged: number;
  /** A 304 although the feed had changed before the request, or for another document than the reader has. */
  wrong: number;
  /** A document without what was stored before the request. */
  stale: number;
  serverErrors: number;
  readonly milliseconds: number[];
}

export interface Watched {
  readonly url: string;
  readonly encoding: string;
  /** The number of the feed's newest entry. */
  readonly newest: () => number;
}

const NUMBERS = /New lanes open \((\d+)\)/g;
const PAUSE_MS = 4_000;

/** What a reader has: the document's tag and its newest entry. */
interface Held {
  readonly etag: string;
  readonly newest: number;
}

/** Polls as a reader does, with the tag that it was given last, until `signal` is aborted; every answer is checked. */
export async function readFeed(watched: Watched, tally: Tally, signal: AbortSignal): Promise<void> {
  let held: Held = { etag: "", newest: -1 };
  while (!signal.aborted) {
    await setTimeout(Math.random() * PAUSE_MS, undefined, { ref: false });
    const expected = watched.newest();
    const begun = performance.now();
    const response = await ask(watched, held.etag);
    const body = await response.text();
    tally.milliseconds.push(performance.now() - begun);
    tally.polls += 1;
    if (response.status >= 500) tally.serverErrors += 1;
    held = response.status === 304 ? held : takeDocument(response, body);
    check(response, held, expected, tally);
  }
}

function takeDocument({ headers }: Response, body: string): Held {
  return { etag: headers.get("etag") ?? "", newest: newestIn(body) };
}

function check({ status, headers }: Response, held: Held, expected: number, tally: Tally): void {
  const isOld = held.newest < expected;
  if (status !== 304) {
    tally.stale += isOld ? 1 : 0;
    return;
  }
  tally.unchanged += 1;
  if (isOld || headers.get("etag") !== held.etag) tally.wrong += 1;
}

function ask({ url, encoding }: Watched, etag: string): Promise<Response> {
  const condition: Record<string, string> = etag === "" ? {} : { "If-None-Match": etag };
  return fetch(url, { headers: { "Accept-Encoding": encoding, ...condition } });
}

function newestIn(body: string): number {
  return Math.max(-1, ...[...body.matchAll(NUMBERS)].map(([, number]) => Number(number)));
}
