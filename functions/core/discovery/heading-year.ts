import { type HtmlElement, isElement } from "../html/tree.ts";
import type { DateContext } from "./date-line.ts";
import { parentOf } from "./page-regions.ts";
import { lineOf } from "./page-text.ts";

const YEAR = /^((?:19|20)\d{2})\s?年?$/;
const LEVELS = 4;
const LONGEST = 12;

/** Reads dates without a year in the year that heads an item's list: an archive by years prints days only. */
export function createYearReader(context: DateContext): (item: HtmlElement) => DateContext {
  const yearsBelow = new Map<HtmlElement, ReadonlyMap<HtmlElement, string>>();

  function yearBefore(element: HtmlElement): string | undefined {
    const parent = parentOf(element);
    if (parent === undefined) return undefined;
    const years = yearsBelow.get(parent) ?? yearsAmong(parent);
    yearsBelow.set(parent, years);
    return years.get(element);
  }

  return (item) => {
    let year: string | undefined;
    let at: HtmlElement | undefined = item;
    for (let level = 0; level < LEVELS && at !== undefined && year === undefined; level++) {
      year = yearBefore(at);
      at = parentOf(at);
    }
    const isPast = year !== undefined && year < (context.now ?? "").slice(0, 4);
    return isPast ? { ...context, now: `${year}-12-31T23:59:59Z` } : context;
  };
}

/** The year that stands last before each child, where one does. */
function yearsAmong(parent: HtmlElement): ReadonlyMap<HtmlElement, string> {
  const years = new Map<HtmlElement, string>();
  let year: string | undefined;
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    if (year !== undefined) years.set(child, year);
    year = YEAR.exec(lineOf(child, LONGEST))?.[1] ?? year;
  }
  return years;
}
