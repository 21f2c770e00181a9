import { type HtmlElement, type HtmlNode, isElement } from "../html/tree.ts";
import { type DateContext, type ListingDate, readDateLine } from "./date-line.ts";
import { nodesBelow } from "./nodes-below.ts";
import { parentOf } from "./page-regions.ts";
import { lineOf } from "./page-text.ts";

const LONGEST_HEADING = 24;
const MOST_BEFORE = 60;
const CLOCK = /^\s*\d{1,2}:\d{2}(?::\d{2})?\s*$/;

/** The day that a list is headed by: over it, or over this part of it. With a clock beside the article, its time. */
export function headingDate(
  item: HtmlElement,
  beside: readonly string[],
  context: DateContext,
): ListingDate | undefined {
  const heading = headingAbove(item, context) ?? headingOfList(item, context);
  if (heading === undefined) return undefined;
  const clock = beside.find((text) => CLOCK.test(text));
  const exact = clock && readDateLine(`${heading.value.slice(0, 10)} ${clock.trim()}`, context);
  return exact || heading;
}

/** Right over the list: what stands further up heads something else. */
function headingOfList(item: HtmlElement, context: DateContext): ListingDate | undefined {
  const list = parentOf(item);
  const siblings = list?.parentNode?.childNodes ?? [];
  const before = siblings.slice(0, list === undefined ? 0 : siblings.indexOf(list));
  const nearest = before.findLast(isElement);
  return nearest && dateOfHeading(nearest, context);
}

/** The nearest of the elements before this one that is a date and nothing else. */
function headingAbove(element: HtmlElement, context: DateContext): ListingDate | undefined {
  const siblings = element.parentNode?.childNodes ?? [];
  const place = siblings.indexOf(element);
  for (let at = place - 1; at >= Math.max(0, place - MOST_BEFORE); at--) {
    const node = siblings[at];
    const date = node && isElement(node) ? dateOfHeading(node, context) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

function dateOfHeading(element: HtmlElement, context: DateContext): ListingDate | undefined {
  const line = lineOf(element, LONGEST_HEADING * 2);
  if (line === "" || line.length > LONGEST_HEADING || hasLink(element)) return undefined;
  return readDateLine(line, context);
}

function hasLink(element: HtmlElement): boolean {
  return nodesBelow(element).some((node: HtmlNode) => isElement(node) && node.tagName === "a");
}
