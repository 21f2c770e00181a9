import type { Entry } from "./collect-entries.ts";
import { type DateContext, isOnlyDate } from "./date-line.ts";
import { findItems } from "./find-items.ts";
import { dateInItem } from "./listing-date.ts";
import { isStockPhrase } from "./stock-phrases.ts";

const FEWEST = 3;
const SHARE = 0.8;
/** Below this an entry is something else, whatever stands beside it. */
const HOPELESS = -2.5;

/**
 * The entries of lists in which (nearly) every item is one link and one date: articles, however little their titles and
 * addresses say (放假通知, "Why Rust").
 */
export function datedLists(entries: readonly Entry[], context: DateContext): Entry[] {
  const named = entries.filter(({ title, region }) => region !== "frame" && isName(title.text));
  const lists = Map.groupBy(named, ({ signature }) => signature);
  const items = findItems(entries);
  return [...lists.values()].flatMap((list) => {
    const hopeful = list.filter(({ prior }) => prior > HOPELESS && prior < 0);
    const titles = new Set(list.map(({ title }) => title.text));
    if (titles.size < FEWEST || titles.size < list.length * SHARE || hopeful.length === 0)
      return [];
    const dated = list.filter((entry) => {
      const item = items.get(entry);
      return (
        item !== undefined &&
        item.element !== entry.element &&
        dateInItem(entry, item, context) !== undefined
      );
    });
    return dated.length >= list.length * SHARE
      ? dated.filter((entry) => entry.prior > HOPELESS)
      : [];
  });
}

function isName(title: string): boolean {
  return title !== "" && !isStockPhrase(title) && !isOnlyDate(title);
}
