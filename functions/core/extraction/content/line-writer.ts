import { appendNode, appendText, createElement } from "../../html/build-tree.ts";
import { attribute, type HtmlElement, type HtmlNode, isText } from "../../html/tree.ts";

/** How a written line came to be; tells whether lines between `<br>` are paragraphs or verses. */
export interface LineOrigin {
  /** The element of the page that the line stands in. */
  readonly block: HtmlElement | undefined;
  /** `<br>` between it and the line before. */
  readonly breaks: number;
  /** Begins with two ideographic or hard spaces, as a paragraph does in print. */
  readonly indented: boolean;
}

export interface LineWriter {
  readonly text: (value: string) => void;
  readonly node: (element: HtmlElement) => void;
  readonly openInline: (element: HtmlElement) => void;
  readonly closeInline: () => void;
  readonly lineBreak: () => void;
  /** Ends the line; what follows is `tagName` until the next end. */
  readonly endLine: (tagName?: string, block?: HtmlElement) => void;
}

/** What is more than one blank; a single one is left alone, for most text has nothing else. */
const SPACES = / {2,}| ?[\t\n\f\r\u00a0][\t\n\f\r \u00a0]*/g;
/** Hints for breaking lines: whoever searches or copies the text would stumble over them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g;
const INDENT = /^[\t\n\f\r ]{0,200}(?:\u3000|\u00a0[\t\n\f\r ]{0,8}\u00a0)/;

export interface WriterOptions {
  readonly origins: Map<HtmlElement, LineOrigin>;
  /** Where relative addresses start. */
  readonly base?: string;
}

interface WriterState extends WriterOptions {
  readonly target: () => HtmlElement;
  /** Open inline elements of the page, outermost first. */
  readonly inlines: HtmlElement[];
  line: HtmlElement | undefined;
  innermost: HtmlElement | undefined;
  tag: string;
  block: HtmlElement | undefined;
  breaks: number;
}

/** Writes lines (`p`, `h2` …) into what `target` says, opening inline elements again in every line that they run through. */
export function createLineWriter(target: () => HtmlElement, options: WriterOptions): LineWriter {
  const state: WriterState = {
    ...options,
    target,
    inlines: [],
    line: undefined,
    innermost: undefined,
    tag: "p",
    block: undefined,
    breaks: 0,
  };
  return {
    text: (value) => writeText(state, value),
    node: (element) => appendNode(openLine(state, false), element),
    openInline: (element) => {
      state.inlines.push(element);
      if (state.line !== undefined) nest(state, element);
    },
    closeInline: () => closeInline(state),
    lineBreak: () => {
      endLine(state);
      state.breaks += 1;
    },
    endLine: (tag = "p", block) => {
      endLine(state);
      Object.assign(state, { tag, block, breaks: 0 });
    },
  };
}

function writeText(state: WriterState, value: string): void {
  const collapsed = value.replace(INVISIBLE, "").replace(SPACES, " ");
  const isFirst = state.line === undefined;
  const kept = isFirst ? collapsed.trimStart() : collapsed;
  if (kept !== "") appendText(openLine(state, isFirst && INDENT.test(value)), kept);
}

/** The innermost element of the open line. */
function openLine(state: WriterState, indented: boolean): HtmlElement {
  const { block, breaks, innermost } = state;
  if (innermost !== undefined) return innermost;
  const line = createElement(state.tag);
  state.origins.set(line, { block, breaks, indented });
  state.line = line;
  state.innermost = line;
  for (const inline of state.inlines) nest(state, inline);
  return state.innermost ?? line;
}

function nest(state: WriterState, inline: HtmlElement): void {
  const copy = createElement(inline.tagName, { href: absoluteHref(inline, state.base) });
  if (state.innermost !== undefined) appendNode(state.innermost, copy);
  state.innermost = copy;
}

function closeInline(state: WriterState): void {
  state.inlines.pop();
  if (state.line === undefined || state.innermost === state.line) return;
  state.innermost = (state.innermost?.parentNode ?? state.line) as HtmlElement;
}

function endLine(state: WriterState): void {
  const { line } = state;
  if (line === undefined) return;
  if (trimLine(line)) appendNode(state.target(), line);
  state.line = undefined;
  state.innermost = undefined;
  state.breaks = 0;
}

function absoluteHref(element: HtmlElement, base: string | undefined): string | undefined {
  const href = attribute(element, "href");
  return href === undefined ? undefined : (URL.parse(href, base)?.href ?? href);
}

/** Takes the white space off its end; `false` if nothing is left. */
function trimLine(line: HtmlElement): boolean {
  let node = lastInside(line);
  while (node !== line) {
    if (isText(node)) node.value = node.value.trimEnd();
    if (isText(node) ? node.value !== "" : node.nodeName === "img") return true;
    const parent = node.parentNode as HtmlElement;
    parent.childNodes.pop();
    node = parent.childNodes.length > 0 ? lastInside(parent) : parent;
  }
  return false;
}

function lastInside(element: HtmlElement): HtmlNode {
  let node: HtmlNode = element;
  while ("childNodes" in node) {
    const last: HtmlNode | undefined = node.childNodes.at(-1);
    if (last === undefined) break;
    node = last;
  }
  return node;
}
