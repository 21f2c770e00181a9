import type { Context } from "hono";
import { COMMON_HEADERS } from "./common-headers.ts";
import { errorPage } from "./pages/error-page.ts";
import type { Words } from "./pages/words-en.ts";
import { isNavigation, wordsFor } from "./request-words.ts";
import { sendPage } from "./send-page.ts";

const STATUSES = {
  "bad-parameter": 400,
  "not-found": 404,
  "method-not-allowed": 405,
  gone: 410,
  "address-too-long": 414,
  "too-many-requests": 429,
  unavailable: 503,
} as const;

export type Refusal = keyof typeof STATUSES;

/** An answer that is an error: a code for programs, a sentence for people; a page for whoever came with a browser. */
export async function refuse(context: Context, code: Refusal, message: string): Promise<Response> {
  const status = STATUSES[code];
  if (isNavigation(context)) {
    const words = wordsFor(context);
    const markup = errorPage({ words, status, ...explain(code, message, words) });
    return sendPage(context, markup, { status, neverKept: true });
  }
  for (const [name, value] of Object.entries(COMMON_HEADERS)) context.header(name, value);
  context.header("Cache-Control", code === "gone" ? "public, max-age=3600" : "no-store");
  return context.json({ error: { code, message } }, status);
}

function explain(code: Refusal, message: string, words: Words) {
  if (code === "not-found") return { title: words.notFound, message: words.notFoundNote };
  if (code === "gone") return { title: words.gone, message: words.goneNote };
  return { title: code.replaceAll("-", " "), message };
}
