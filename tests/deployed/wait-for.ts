import { setTimeout } from "node:timers/promises";

/** Looks once a second until there is an answer; `what` is for the error, two and a half minutes later. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 150_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await setTimeout(1_000);
  }
}
