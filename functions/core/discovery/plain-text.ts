import { parseHtml } from "../html/parse-html.ts";
import { oneLine, piecesOf } from "./page-text.ts";

const MARKUP = /[<&]/;
const LONGEST = 20_000;

/** What a reader sees of a field that may hold HTML. */
export function plainText(html: string): string {
  const text = html.slice(0, LONGEST);
  if (!MARKUP.test(text)) return oneLine(text);
  return oneLine(
    parseHtml(text)
      .childNodes.flatMap((node) => piecesOf(node))
      .join(" "),
  );
}
