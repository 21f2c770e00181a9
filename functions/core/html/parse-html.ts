import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  Parser,
  parseFragment as parseFragmentByStandard,
  type TreeAdapter,
} from "parse5";
import { decodeUtf8, type Markup } from "./markup.ts";
import type { HtmlDocument, HtmlElement, HtmlNode, HtmlParent } from "./tree.ts";
import { TwoLaneTokenizer } from "./two-lane-tokenizer.ts";

/**
 * What one page may cost. Measured: 20 parser bombs all end within these; without them 10^6 siblings take 5 s and 630 MB.
 * `milliseconds` is wall-clock time by `performance.now`.
 */
export const PARSE_BUDGET = {
  characters: 5_000_000,
  nodes: 200_000,
  depth: 512,
  milliseconds: 2_000,
} as const;

/** The standard turns them into line feeds before anything else. */
const LINE_END = /\r\n?/g;

/** A page that is too large, too deep or too slow to parse. Says which bound it broke. */
export class ParseBudgetError extends Error {
  override readonly name = "ParseBudgetError";
  readonly code = "parse-budget";
  readonly bound: keyof typeof PARSE_BUDGET;

  constructor(bound: keyof typeof PARSE_BUDGET) {
    super(`the page is over the parser's bound of ${PARSE_BUDGET[bound]} ${bound}`);
    this.bound = bound;
  }
}

/**
 * Parses by the HTML standard, once a page; the same tree serves every stage.
 * @throws {ParseBudgetError} for a page over `PARSE_BUDGET`
 */
export function parseHtml(markup: Markup): HtmlDocument {
  return parseUntil(performance.now() + PARSE_BUDGET.milliseconds, markup);
}

function parseUntil(deadline: number, markup: Markup): HtmlDocument {
  const isUtf8 = typeof markup !== "string";
  const units = isUtf8 ? markup.utf8 : markup;
  if (units.length > PARSE_BUDGET.characters) throw new ParseBudgetError("characters");
  const source = units.includes("\r") ? units.replace(LINE_END, "\n") : units;
  if (source.includes("\0")) return parseByStandard(deadline, isUtf8 ? decodeUtf8(source) : source);
  const parser = createParser(deadline);
  const tokenizer = new TwoLaneTokenizer(parser, source, isUtf8);
  parser.tokenizer = tokenizer;
  tokenizer.write(source, true);
  return tokenizer.needsText ? parseUntil(deadline, decodeUtf8(source)) : parser.document;
}

function parseByStandard(deadline: number, html: string): HtmlDocument {
  const parser = createParser(deadline);
  parser.tokenizer.write(html, true);
  return parser.document;
}

function createParser(deadline: number): Parser<DefaultTreeAdapterMap> {
  return new Parser({ treeAdapter: createBudgetedAdapter(deadline), scriptingEnabled: false });
}

/**
 * HTML that stands in a page's data, within the same bounds.
 * @throws {ParseBudgetError} as `parseHtml`
 */
export function parseFragment(html: string): HtmlParent {
  const treeAdapter = createBudgetedAdapter(performance.now() + PARSE_BUDGET.milliseconds);
  return parseFragmentByStandard(html, { treeAdapter, scriptingEnabled: false });
}

/** @param deadline milliseconds of `performance.now` */
function createBudgetedAdapter(deadline: number): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0;

  function count(): void {
    nodes += 1;
    if (nodes > PARSE_BUDGET.nodes) throw new ParseBudgetError("nodes");
    if (nodes % 512 === 0 && performance.now() > deadline)
      throw new ParseBudgetError("milliseconds");
  }

  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      count();
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
    },
    createCommentNode(data) {
      count();
      return defaultTreeAdapter.createCommentNode(data);
    },
    insertText(parent, text) {
      const before = parent.childNodes.length;
      defaultTreeAdapter.insertText(parent, text);
      if (parent.childNodes.length > before) count();
    },
    appendChild(parent, child) {
      if (nodes % 64 === 0) requireDepth(parent);
      defaultTreeAdapter.appendChild(parent, child);
    },
  };
}

/** Looked at for every 64th element only: a page can be over the bound by as many levels before it is refused. */
function requireDepth(parent: HtmlParent): void {
  let depth = 0;
  let node: HtmlParent | HtmlNode | null = parent;
  while (node !== null && "parentNode" in node) {
    depth += 1;
    if (depth > PARSE_BUDGET.depth) throw new ParseBudgetError("depth");
    node = (node as HtmlElement).parentNode;
  }
}
