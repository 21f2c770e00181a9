import type { Context } from "hono";

const REASONS = {
  "bad-parameter": 400,
  "not-found": 404,
  "method-not-allowed": 405,
  gone: 410,
  "address-too-long": 414,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
} as const;

export type Refusal = keyof typeof REASONS;

/** An answer that is an error: a code for programs, one sentence for people, and no cache keeps it for long. */
export function refuse(context: Context, code: Refusal, message: string): Response {
  context.header("Cache-Control", code === "gone" ? "public, max-age=3600" : "no-store");
  return context.json({ error: { code, message } }, REASONS[code]);
}
