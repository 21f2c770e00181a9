import { appendNode, appendText, createElement } from "../../html/build-tree.ts";
import { attribute, type HtmlElement, isText } from "../../html/tree.ts";

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
const SPACES = / {2,}| ?[\t\n\f\r\u00a0\u200b\ufeff][\t\n\f\r \u00a0\u200b\ufeff]*/g;
const INDENT = /^[\t\n\f\r ]{0,200}(?:\u3000|\u00a0[\t\n\f\r ]{0,8}\u00a0)/;

/** Writes lines (`p`, `h2` …) into what `target` says, opening inline elements again in every line that they run through. */
export function createLineWriter(
  target: () => HtmlElement,
  { origins, base }: { readonly origins: Map<HtmlElement, LineOrigin>; readonly base?: string },
): LineWriter {
  const inlines: HtmlElement[] = [];
  let line: HtmlElement | undefined;
  let innermost: HtmlElement | undefined;
  let tag = "p";
  let block: HtmlElement | undefined;
  let breaks = 0;

  function open(indented: boolean): HtmlElement {
    if (line === undefined) {
      line = createElement(tag);
      origins.set(line, { block, breaks, indented });
      innermost = line;
      for (const inline of inlines) nest(inline);
    }
    return innermost ?? line;
  }

  function nest(inline: HtmlElement): void {
    const copy = createElement(inline.tagName, { href: absoluteHref(inline, base) });
    if (innermost !== undefined) appendNode(innermost, copy);
    innermost = copy;
  }

  function end(): void {
    if (line !== undefined && trimLine(line)) appendNode(target(), line);
    if (line !== undefined) breaks = 0;
    line = undefined;
  }

  return {
    text(value) {
      const collapsed = value.replace(SPACES, " ");
      const isFirst = line === undefined;
      const kept = isFirst ? collapsed.trimStart() : collapsed;
      if (kept !== "") appendText(open(isFirst && INDENT.test(value)), kept);
    },
    node(element) {
      appendNode(open(false), element);
    },
    openInline(element) {
      inlines.push(element);
      if (line !== undefined) nest(element);
    },
    closeInline() {
      inlines.pop();
      const parent = innermost?.parentNode;
      if (line !== undefined && innermost !== line) innermost = (parent ?? line) as HtmlElement;
    },
    lineBreak() {
      end();
      breaks += 1;
    },
    endLine(tagName = "p", owner) {
      end();
      breaks = 0;
      tag = tagName;
      block = owner;
    },
  };
}

function absoluteHref(element: HtmlElement, base: string | undefined): string | undefined {
  const href = attribute(element, "href");
  return href === undefined ? undefined : (URL.parse(href, base)?.href ?? href);
}

/** Takes the white space off its end; `false` if nothing is left. */
function trimLine(line: HtmlElement): boolean {
  for (let node = line; ; ) {
    const last = node.childNodes.at(-1);
    if (last === undefined) {
      if (node === line) return false;
      if (node.tagName === "img") return true;
      const parent = node.parentNode as HtmlElement;
      parent.childNodes.pop();
      node = parent;
    } else if (isText(last)) {
      last.value = last.value.trimEnd();
      if (last.value !== "") return true;
      node.childNodes.pop();
    } else node = last as HtmlElement;
  }
}
