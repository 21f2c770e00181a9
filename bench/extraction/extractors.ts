import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseDocument } from "htmlparser2";
import { JSDOM, VirtualConsole } from "jsdom";
import { parseHTML } from "linkedom";
import { parse, parseFragment } from "parse5";
import { decodePage } from "../../functions/core/charset/decode-page.ts";
import { renderText } from "../../functions/core/sanitization/render-text.ts";
import { sanitizeTree } from "../../functions/core/sanitization/sanitize-tree.ts";
import type { CorpusPage } from "./corpus-pages.ts";
import { type Prediction, predict } from "./predict.ts";

/** One way to read a page. Each gets the page's bytes and decodes them as we do, so that only reading is compared. */
export interface Extractor {
  readonly name: string;
  /** Bare parsers answer nothing: they are the yardstick of time and memory. */
  readonly isParser: boolean;
  readonly run: (page: CorpusPage) => Prediction | Promise<Prediction>;
}

const fetchedAt = new Date().toISOString();

export const EXTRACTORS: readonly Extractor[] = [
  { name: "tidings", isParser: false, run: (page) => predict(page, fetchedAt) },
  { name: "readability+linkedom", isParser: false, run: readByLinkedom },
  { name: "defuddle+linkedom", isParser: false, run: readByDefuddle },
  { name: "readability+jsdom", isParser: false, run: readByJsdom },
  { name: "parse5 alone", isParser: true, run: (page) => (parse(textOf(page)), {}) },
  { name: "htmlparser2 alone", isParser: true, run: (page) => (parseDocument(textOf(page)), {}) },
];

function textOf({ bytes }: CorpusPage): string {
  const decoded = decodePage(bytes, {});
  return decoded.ok ? decoded.text : "";
}

function readByLinkedom(page: CorpusPage): Prediction {
  return fromReadability(parseHTML(textOf(page)).document);
}

function readByJsdom(page: CorpusPage): Prediction {
  const dom = new JSDOM(textOf(page), { url: page.url, virtualConsole: new VirtualConsole() });
  try {
    return fromReadability(dom.window.document);
  } finally {
    dom.window.close();
  }
}

function fromReadability(document: Document): Prediction {
  const article = new Readability(document).parse();
  return {
    title: article?.title ?? undefined,
    date: article?.publishedTime ?? undefined,
    author: article?.byline ? [article.byline] : undefined,
    body: plainText(article?.content ?? ""),
  };
}

async function readByDefuddle(page: CorpusPage): Promise<Prediction> {
  const { document } = parseHTML(textOf(page));
  const { title, published, author, content } = await Defuddle(document, page.url);
  return {
    title,
    date: published,
    author: author ? [author] : undefined,
    body: plainText(content),
  };
}

/** One function for all: our own, so that line ends and captions make no difference. */
function plainText(html: string): string {
  return renderText(sanitizeTree(parseFragment(html)));
}
