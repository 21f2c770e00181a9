import { parseFragment, serialize } from "parse5";
import {
  attribute,
  descendants,
  type HtmlElement,
  isElement,
} from "../../functions/core/html/tree.ts";

/** What Miniflux, the strictest of the readers that were read, keeps; and what it drops but for its text. */
const READABLE = new Set(
  "a abbr audio b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr".split(
    " ",
  ),
);
const ADDRESSES = ["href", "src", "poster", "cite"];
const WEB_ADDRESS = /^(?:https?:\/\/|mailto:|tel:|#)/;

/** Points 21 to 27 of a good feed: what an entry's HTML may have. */
export function checkHtml(html: string): string[] {
  const fragment = parseFragment(html);
  const faults = isSerialized(html, serialize(fragment)) ? [] : ["21 not a serialized tree"];
  for (const node of descendants(fragment)) {
    if (isElement(node)) faults.push(...checkElement(node));
  }
  return faults;
}

/** Quotes may be written as references in text too. */
function isSerialized(html: string, serialized: string): boolean {
  return html.replaceAll("&quot;", '"') === serialized.replaceAll("&quot;", '"');
}

function checkElement(element: HtmlElement): string[] {
  const { tagName } = element;
  const faults = READABLE.has(tagName) ? [] : [`22 <${tagName}> is dropped by readers`];
  faults.push(...element.attrs.flatMap(({ name, value }) => checkAttribute(name, value)));
  return tagName === "img" ? [...faults, ...checkImage(element)] : faults;
}

function checkAttribute(name: string, value: string): string[] {
  if (/^(?:on.*|style|class|id)$/.test(name)) return [`23 attribute ${name}`];
  if (name.startsWith("data-")) return [`25 attribute ${name}`];
  return ADDRESSES.includes(name) && !WEB_ADDRESS.test(value) ? [`24 ${name}="${value}"`] : [];
}

function checkImage(element: HtmlElement): string[] {
  const faults = attribute(element, "src") ? [] : ["25 picture without address"];
  if (attribute(element, "alt") === undefined) faults.push("26 picture without alt");
  if (attribute(element, "width") === "1" || attribute(element, "height") === "1")
    faults.push("27 tracking pixel");
  return faults;
}
