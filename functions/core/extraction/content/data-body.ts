import { appendNode, appendText, createElement } from "../../html/build-tree.ts";
import { elementsByTag } from "../../html/page-index.ts";
import { attribute, type HtmlElement, scriptText } from "../../html/tree.ts";
import type { IndexedInput } from "../extraction.ts";
import { readJsonString } from "./json-string.ts";
import { proseInState } from "./state-prose.ts";
import { measureText } from "./text-measure.ts";

/** A body told in data is worth reading from that weight on. */
const SHORTEST = 250;
/** The page shows a teaser if its data tell this much more. */
const MUCH_MORE = 1.5;
/** A page that shows less is drawn by a script from its data. */
const SHOWS_NOTHING = 300;
const LONGEST_SCRIPT = 3_000_000;
const MARKUP = /<(?:p|br|div|h[1-6])\b/i;
const PARAGRAPH_BREAKS = /\s{0,20}\n\s{0,20}|\u3000{2}/;

export interface DataBody {
  readonly root: HtmlElement;
  /** For people: where it was found. */
  readonly from: string;
}

/**
 * The article's text from data in the page, where the page itself shows only a teaser (`shown`: the weight of its
 * prose): JSON-LD `articleBody`, or the state that a script draws the page from.
 */
export function findDataBody(
  { index, parseFragment }: IndexedInput,
  shown: number,
): DataBody | undefined {
  const least = Math.max(SHORTEST, MUCH_MORE * shown);
  for (const script of elementsByTag(index, "script")) {
    const text = scriptText(script);
    if (text.length < least / 3 || text.length > LONGEST_SCRIPT) continue;
    const body = readScript(script, text, shown);
    if (body !== undefined && measureText(body.text).weight >= least)
      return { root: toTree(body.text, parseFragment), from: body.from };
  }
  return undefined;
}

function readScript(script: HtmlElement, text: string, shown: number) {
  if (attribute(script, "type")?.includes("ld+json") === true) {
    const body = text.includes('"articleBody"') ? articleBody(text) : undefined;
    return body === undefined ? undefined : { text: body, from: "JSON-LD articleBody" };
  }
  const state = shown < SHOWS_NOTHING ? proseInState(text) : undefined;
  return state === undefined ? undefined : { text: state, from: "data of the page's script" };
}

const ARTICLE_BODY = /"articleBody"\s{0,9}:\s{0,9}(?=")/;

/** Read as a string alone: the JSON around it may be broken. */
function articleBody(text: string): string | undefined {
  const match = ARTICLE_BODY.exec(text);
  return match === null ? undefined : readJsonString(text, match.index + match[0].length);
}

/** Told as HTML, as HTML whose signs were escaped once more, or as lines. */
function toTree(text: string, parseFragment: IndexedInput["parseFragment"]): HtmlElement {
  const root = createElement("div");
  const html = text.includes("&lt;p") ? text.replaceAll("&lt;", "<").replaceAll("&gt;", ">") : text;
  if (MARKUP.test(html.slice(0, 100_000))) {
    for (const node of parseFragment(html).childNodes) appendNode(root, node);
    return root;
  }
  for (const line of text.split(PARAGRAPH_BREAKS)) {
    const paragraph = createElement("p");
    appendText(paragraph, line);
    appendNode(root, paragraph);
  }
  return root;
}
