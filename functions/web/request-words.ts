import type { Context } from "hono";
import { chooseWords } from "./pages/choose-words.ts";
import type { Words } from "./pages/words-en.ts";

export function wordsFor({ req }: Context): Words {
  return chooseWords(req.header("accept-language"), req.query("lang"));
}

/** A person opened the address in a browser. No reader sends this, and `Accept` is no sign: some readers ask for HTML. */
export function isNavigation({ req }: Context): boolean {
  return req.header("sec-fetch-dest") === "document";
}
