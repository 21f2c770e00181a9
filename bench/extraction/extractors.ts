import { parseFragment } from "parse5";
import { decodePage } from "../../functions/core/charset/decode-page.ts";
import { renderText } from "../../functions/core/sanitization/render-text.ts";
import { sanitizeTree } from "../../functions/core/sanitization/sanitize-tree.ts";
import type { CorpusPage } from "./corpus-pages.ts";
import type { Prediction } from "./predict.ts";

export type Read = (page: CorpusPage) => Prediction | Promise<Prediction>;

/**
 * One way to read a page, from its bytes on. The others get the text that our decoder gives; we read as the service does,
 * which leaves most of a page in UTF-8 undecoded.
 */
export interface Extractor {
  readonly name: string;
  /** Bare parsers answer nothing: they are the yardstick of time and memory. */
  readonly isParser: boolean;
  /** Imports its library only when asked: memory is measured one by one. */
  readonly load: () => Promise<Read>;
}

export const EXTRACTORS: readonly Extractor[] = [
  { name: "tidings", isParser: false, load: loadTidings },
  { name: "readability+linkedom", isParser: false, load: loadReadabilityOnLinkedom },
  { name: "defuddle+linkedom", isParser: false, load: loadDefuddle },
  { name: "readability+jsdom", isParser: false, load: loadReadabilityOnJsdom },
  { name: "parse5 alone", isParser: true, load: loadParse5 },
  { name: "htmlparser2 alone", isParser: true, load: loadHtmlparser2 },
];

async function loadTidings(): Promise<Read> {
  const { predict } = await import("./predict.ts");
  const fetchedAt = new Date().toISOString();
  return (page) => predict(page, fetchedAt);
}

async function loadReadabilityOnLinkedom(): Promise<Read> {
  const { parseHTML } = await import("linkedom");
  const { Readability } = await import("@mozilla/readability");
  return (page) => fromReadability(new Readability(parseHTML(textOf(page)).document).parse());
}

async function loadReadabilityOnJsdom(): Promise<Read> {
  const { JSDOM, VirtualConsole } = await import("jsdom");
  const { Readability } = await import("@mozilla/readability");
  return (page) => {
    const dom = new JSDOM(textOf(page), { url: page.url, virtualConsole: new VirtualConsole() });
    const article = new Readability(dom.window.document).parse();
    dom.window.close();
    return fromReadability(article);
  };
}

async function loadDefuddle(): Promise<Read> {
  const { parseHTML } = await import("linkedom");
  const { Defuddle } = await import("defuddle/node");
  return async (page) => {
    const { document } = parseHTML(textOf(page));
    const { title, published, author, content } = await Defuddle(document, page.url);
    const byline = author ? [author] : undefined;
    return { title, date: published, author: byline, body: plainText(content) };
  };
}

async function loadParse5(): Promise<Read> {
  const { parse } = await import("parse5");
  return (page) => {
    parse(textOf(page));
    return {};
  };
}

async function loadHtmlparser2(): Promise<Read> {
  const { parseDocument } = await import("htmlparser2");
  return (page) => {
    parseDocument(textOf(page));
    return {};
  };
}

function textOf({ bytes }: CorpusPage): string {
  const decoded = decodePage(bytes, {});
  return decoded.ok ? decoded.text : "";
}

interface ReadabilityArticle {
  readonly title?: string | null;
  readonly publishedTime?: string | null;
  readonly byline?: string | null;
  readonly content?: string | null;
}

function fromReadability(article: ReadabilityArticle | null): Prediction {
  return {
    title: article?.title ?? undefined,
    date: article?.publishedTime ?? undefined,
    author: article?.byline ? [article.byline] : undefined,
    body: plainText(article?.content ?? ""),
  };
}

/** One function for all: our own, so that line ends and captions make no difference. */
function plainText(html: string): string {
  return renderText(sanitizeTree(parseFragment(html)));
}
