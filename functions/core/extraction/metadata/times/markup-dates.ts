import type { DateContext } from "../../../dates/wall-clock.ts";
import { elementsByTag, type PageIndex } from "../../../html/page-index.ts";
import {
  attribute,
  type HtmlElement,
  type HtmlText,
  isElement,
  isText,
} from "../../../html/tree.ts";
import type { PlacedLine } from "../article-lines.ts";
import { elementText } from "../page-text.ts";
import type { DateCandidate, DateRole } from "./date-candidate.ts";
import { roleByName } from "./date-labels.ts";
import { isForeign, isOfOtherArticle } from "./foreign-places.ts";
import { readWhole } from "./metadata-dates.ts";

const MARKED_TAGS = [
  "span",
  "div",
  "p",
  "abbr",
  "a",
  "li",
  "td",
  "b",
  "strong",
  "em",
  "i",
  "small",
  "font",
  "data",
];
const ITEM_DATE =
  /^(?:schema:)?date(?:published|modified|created)$|^dc(?:t|terms)?:(?:date|issued|created|modified)\b/i;
const TIME_TAGS = ["time", "relative-time", "time-ago", "local-time"];
const MAX_TIMES = 20;
const MAX_ITEMS = 6;

/** Dates in microdata. */
export function microdataDates(index: PageIndex, context: DateContext): readonly DateCandidate[] {
  return MARKED_TAGS.flatMap((tag) => elementsByTag(index, tag).filter(isItemDate))
    .slice(0, MAX_ITEMS)
    .flatMap((element) => itemDates(element, context));
}

/** Dates of `<time>` elements. `near`: the text nodes around the headline. */
export function timeElementDates(
  index: PageIndex,
  near: ReadonlySet<HtmlText>,
  context: DateContext,
): readonly DateCandidate[] {
  return TIME_TAGS.flatMap((tag) => elementsByTag(index, tag))
    .slice(0, MAX_TIMES)
    .flatMap((element, order) => timeDates(element, order, near, context));
}

/**
 * Dates behind what the lines around the article print, in the attributes of their elements: `<abbr title>`,
 * `<relative-time datetime>`, `<span data-timestamp>`. "3 days ago" may be all that the reader sees.
 */
export function attributeDates(
  lines: readonly PlacedLine[],
  context: DateContext,
): readonly DateCandidate[] {
  return lines.flatMap(({ place, text, nodes }) =>
    place === "behind" || text.length > MAX_DATED_LINE
      ? []
      : nodes.flatMap(({ parentNode }) =>
          parentNode !== null && isElement(parentNode) && parentNode.tagName !== "time"
            ? ownDates(parentNode, context)
            : [],
        ),
  );
}

/** Dates in the attributes of one element that is not part of a list or a comment. */
export function ownDates(
  element: HtmlElement,
  context: DateContext,
  weight = 6,
): readonly DateCandidate[] {
  return element.attrs.flatMap(({ name, value }) => {
    if (!DATED_ATTRIBUTE.test(name) || isForeign(element)) return [];
    const role = roleByName(`${attribute(element, "class") ?? ""} ${name}`) ?? "published";
    const how = { role, carrier: "markup", from: `attribute ${name}`, weight } as const;
    return readWhole(value, context, how);
  });
}

const DATED_ATTRIBUTE = /^(?:datetime$|title$|data-.{0,30}(?:date|time))/;
const MAX_DATED_LINE = 120;

function isItemDate(element: HtmlElement): boolean {
  for (const { name, value } of element.attrs) {
    if (name === "itemprop" || name === "property")
      return ITEM_DATE.test(value.replace("schema:", ""));
  }
  return false;
}

function itemDates(element: HtmlElement, context: DateContext): readonly DateCandidate[] {
  const property = attribute(element, "itemprop") ?? attribute(element, "property") ?? "";
  const role = roleByName(property) ?? "published";
  const weight = isForeign(element) ? 2 : 7.5;
  return readWhole(printedValue(element), context, {
    role,
    carrier: "markup",
    from: `microdata ${property}`,
    weight,
  });
}

function timeDates(
  element: HtmlElement,
  order: number,
  near: ReadonlySet<HtmlText>,
  context: DateContext,
): readonly DateCandidate[] {
  const role = roleOfTime(element);
  const how = {
    role,
    carrier: "markup",
    from: "<time>",
    weight: timeWeight(element, order, near),
  } as const;
  return readWhole(printedValue(element), context, how);
}

function timeWeight(element: HtmlElement, order: number, near: ReadonlySet<HtmlText>): number {
  if (isForeign(element)) return 1;
  if (attribute(element, "pubdate") !== undefined || isItemDate(element)) return 7.5;
  if (element.childNodes.some((child) => isText(child) && near.has(child))) return 7;
  if (isOfOtherArticle(element, near)) return 1;
  return order === 0 ? 4 : 2;
}

function roleOfTime(element: HtmlElement): DateRole {
  const parent = element.parentNode;
  const around = parent !== null && isElement(parent) ? (attribute(parent, "class") ?? "") : "";
  const own = `${attribute(element, "class") ?? ""} ${attribute(element, "itemprop") ?? ""}`;
  return roleByName(own) ?? roleByName(around) ?? labelRole(element) ?? "published";
}

/** "Updated" in the text node just before. */
function labelRole(element: HtmlElement): DateRole | undefined {
  const siblings = element.parentNode?.childNodes ?? [];
  const before = siblings[siblings.indexOf(element) - 1];
  return before !== undefined && isText(before) ? roleByName(before.value.slice(-40)) : undefined;
}

function printedValue(element: HtmlElement): string {
  return (
    attribute(element, "datetime") ??
    attribute(element, "content") ??
    attribute(element, "value") ??
    attribute(element, "title") ??
    elementText(element)
  );
}
