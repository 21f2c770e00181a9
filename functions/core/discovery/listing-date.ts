import type { DatePrecision } from "../article.ts";
import { parseDate } from "../dates/parse-date.ts";
import { attribute, descendants, type HtmlElement, isElement } from "../html/tree.ts";
import type { Item } from "./find-items.ts";
import { oneLine, piecesOf } from "./page-text.ts";

export interface ListingDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

export interface DateContext {
  readonly now?: string;
  readonly timezone?: string;
  readonly language?: string;
}

const MAY_HOLD_DATE =
  /\d|刚刚|剛剛|昨|前天|今天|yesterday|today|just now|gestern|heute|hier|ayer|hoy|вчера|сегодня/iu;
/** A date stands alone or with a word or two; in a longer text it is what the text is about. */
const LONGEST_DATE_LINE = 48;

/** The date that a listing prints beside an article: in the item, else after it, else before it. */
export function dateOfItem(item: Item, context: DateContext): ListingDate | undefined {
  return (
    machineDate(item.element, context) ??
    dateInTexts(piecesOf(item.element), context) ??
    dateInTexts(
      item.after.flatMap((node) => piecesOf(node, 200)),
      context,
    )
  );
}

function machineDate(element: HtmlElement, context: DateContext): ListingDate | undefined {
  for (const node of descendants(element)) {
    if (!isElement(node) || node.tagName !== "time") continue;
    const value = attribute(node, "datetime");
    const read = value === undefined ? undefined : parseDate(value, context);
    if (read !== undefined) return read;
  }
  return undefined;
}

export function dateInTexts(
  texts: readonly string[],
  context: DateContext,
): ListingDate | undefined {
  for (const text of texts) {
    const line = oneLine(text);
    if (line.length > LONGEST_DATE_LINE || !MAY_HOLD_DATE.test(line)) continue;
    const read = parseDate(line, context);
    if (read !== undefined) return read;
  }
  return undefined;
}
