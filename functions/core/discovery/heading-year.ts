import { type HtmlElement, isElement } from "../html/tree.ts";
import type { DateContext } from "./date-line.ts";
import { parentOf } from "./page-regions.ts";
import { lineOf } from "./page-text.ts";

const YEAR = /^((?:19|20)\d{2})\s?年?$/;
const LEVELS = 3;
const MOST_BEFORE = 60;
const LONGEST = 12;

/** Reads dates without a year in the year that heads an item's list: an archive by years prints days only. */
export function createYearReader(context: DateContext): (item: HtmlElement) => DateContext {
  const known = new Map<HtmlElement, string | undefined>();

  function yearAbove(element: HtmlElement, level = 0): string | undefined {
    const parent = parentOf(element);
    return (
      yearBefore(element) ??
      (parent === undefined || level >= LEVELS ? undefined : remember(parent, level + 1))
    );
  }

  function remember(parent: HtmlElement, level: number): string | undefined {
    if (!known.has(parent)) known.set(parent, yearAbove(parent, level));
    return known.get(parent);
  }

  return (item) => {
    const year = yearAbove(item);
    const now = context.now ?? "";
    return year === undefined || year >= now.slice(0, 4)
      ? context
      : { ...context, now: `${year}-12-31T23:59:59Z` };
  };
}

function yearBefore(element: HtmlElement): string | undefined {
  const siblings = element.parentNode?.childNodes ?? [];
  const place = siblings.indexOf(element);
  for (let at = place - 1; at >= Math.max(0, place - MOST_BEFORE); at--) {
    const node = siblings[at];
    if (node === undefined || !isElement(node)) continue;
    const [, year] = YEAR.exec(lineOf(node, LONGEST)) ?? [];
    if (year !== undefined) return year;
  }
  return undefined;
}
