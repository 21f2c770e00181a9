import type { DateContext } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { readXmlRecords, textOf, type XmlRecord } from "./read-xml-records.ts";
import { toLink } from "./record-link.ts";

export type ReadSitemap =
  | { readonly kind: "index"; readonly sitemaps: readonly string[] }
  | { readonly kind: "pages"; readonly links: readonly DiscoveredLink[] };

const RECORDS: ReadonlySet<string> = new Set(["url", "sitemap"]);
/** The newest of so many are enough for a source; a sitemap may hold 50,000. */
const MOST_LINKS = 1_000;

/**
 * A sitemap or a news sitemap (its titles and dates of publication); newest first. `lastmod` is no date of publication:
 * it orders, and is not told.
 * @returns `undefined` for what is no sitemap
 */
export function readSitemap(
  text: string,
  url: string,
  context: DateContext = {},
): ReadSitemap | undefined {
  const document = readXmlRecords(text, RECORDS);
  if (document?.root === "sitemapindex")
    return { kind: "index", sitemaps: sitemapsIn(document.records, url) };
  if (document?.root !== "urlset") return undefined;
  const dated = document.records.flatMap((record) => {
    const published = textOf(record, "publication_date");
    const link = toLink(
      {
        address: textOf(record, "loc"),
        title: textOf(record, "title"),
        published,
        image: textOf(record, "image:loc"),
      },
      url,
      context,
    );
    return link === undefined
      ? []
      : [{ link, order: instantOf(published ?? textOf(record, "lastmod")) }];
  });
  const newest = dated.sort((one, other) => other.order - one.order).slice(0, MOST_LINKS);
  return { kind: "pages", links: newest.map(({ link }) => link) };
}

/** Those for news first, then the newest. */
function sitemapsIn(records: readonly XmlRecord[], url: string): string[] {
  const sitemaps = records.flatMap((record) => {
    const address = URL.parse(textOf(record, "loc") ?? "", url)?.href;
    return address === undefined ? [] : [{ address, order: instantOf(textOf(record, "lastmod")) }];
  });
  const isNews = ({ address }: { address: string }) => Number(NEWS.test(address));
  return sitemaps
    .sort((one, other) => isNews(other) - isNews(one) || other.order - one.order)
    .map(({ address }) => address);
}

const NEWS = /news|post|article|aktuell|noticia|actu/i;

function instantOf(text: string | undefined): number {
  const instant = Date.parse(text ?? "");
  return Number.isNaN(instant) ? 0 : instant;
}
