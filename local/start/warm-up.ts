import { FEED_FORMATS } from "../../functions/core/feeds/feed-document.ts";
import type { Modes } from "./modes.ts";

/** Written for each who asks, and never kept: the feeds themselves are left to their first readers. */
const SELECTION = "?limit=49";
const ROUNDS = 2;
const ENCODINGS = ["br", "gzip"];

/**
 * Runs all that answers for a feed before anybody can ask: code that has not run lets the first reader after a start wait
 * several times as long as the next one. What fails here fails for readers too, and is told there.
 */
export async function warmUp({ fetch }: Pick<Modes, "fetch">): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const headers = { "Accept-Encoding": ENCODINGS[round] ?? "identity" };
    for (const format of FEED_FORMATS) {
      const address = `http://127.0.0.1/feeds/all.${format}${SELECTION}`;
      const response = await fetch(new Request(address, { headers }));
      await response.arrayBuffer();
    }
  }
}
