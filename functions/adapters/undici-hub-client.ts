import { request } from "undici";
import type { HubAnswer, HubClient } from "../usecases/ports.ts";

const TIMEOUT_MS = 5_000;

/** Speaks to the hub that the operator named; follows no redirect. */
export function createUndiciHubClient(timeoutMs = TIMEOUT_MS): HubClient {
  return {
    async publish(hub, topics) {
      const form = new URLSearchParams({ "hub.mode": "publish" });
      for (const topic of topics) form.append("hub.url", topic);
      try {
        const { statusCode, body } = await request(hub, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: form.toString(),
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
          signal: AbortSignal.timeout(timeoutMs),
        });
        await body.dump();
        return toAnswer(statusCode);
      } catch (error) {
        return { ok: false, reason: String(error), retryable: true };
      }
    },
  };
}

function toAnswer(status: number): HubAnswer {
  if (status >= 200 && status < 300) return { ok: true };
  const retryable = status === 429 || status >= 500;
  return { ok: false, reason: `the hub answered ${status}`, retryable };
}
