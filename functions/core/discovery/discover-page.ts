import { type Markup, textOfMarkup } from "../html/markup.ts";
import { parseHtml } from "../html/parse-html.ts";
import { discoverLinks } from "./discover-links.ts";
import type { Discovery, DiscoveryInput } from "./discovery.ts";
import { readWay } from "./read-way.ts";

/**
 * The articles of whatever an operator names: a page, or a feed or a sitemap in its place.
 * @throws {ParseBudgetError} for a page that is too large to be read
 */
export function discoverPage(markup: Markup, input: Omit<DiscoveryInput, "document">): Discovery {
  const discovery = discoverLinks({ ...input, document: parseHtml(markup) });
  if (discovery.how.some(({ links }) => links > 0)) return discovery;
  for (const reader of ["feed", "sitemap"] as const) {
    const { links, found, title } = readWay(textOfMarkup(markup), reader, {
      ...input,
      listing: input.url,
    });
    if (found === 0) continue;
    const how = [{ way: reader, links: found, used: true, why: "what was named is one itself" }];
    return { links, how, title, feeds: [], lostSelectors: [] };
  }
  return discovery;
}
