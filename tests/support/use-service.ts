import { afterAll, beforeAll } from "vitest";

/** Called when the file's tests are over, the last one first. */
export type AtEnd = (end: () => unknown) => void;

/** Starts something for all tests of a file and ends it after them; answers what was started, within tests. */
export function useService<T>(start: (atEnd: AtEnd) => Promise<T>): () => T {
  let started: { readonly service: T } | undefined;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    started = { service: await start((end) => ends.unshift(end)) };
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return () => {
    if (started === undefined) throw new Error("only within a test");
    return started.service;
  };
}
