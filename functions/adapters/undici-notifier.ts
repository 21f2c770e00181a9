import { request } from "undici";
import { TidingsError } from "../core/errors.ts";
import type { Notifier } from "../usecases/ports.ts";

const LONGEST_MS = 10_000;

/**
 * POSTs each notice as a JSON document to an address of the operator's own, which may be in a private network. An answer
 * that is no 2xx is a failure: the notice is told again at the next crawl.
 */
export function createUndiciNotifier(url: string): Notifier {
  return {
    async notify(notice) {
      const { statusCode, body } = await request(url, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(notice),
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      await body.dump();
      if (statusCode >= 200 && statusCode < 300) return;
      throw new TidingsError("not-told", `notify: ${url} answered ${statusCode}`);
    },
  };
}
