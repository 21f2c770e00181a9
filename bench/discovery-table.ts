import { readdirSync, readFileSync } from "node:fs";
import { canonicalizeUrl } from "../functions/core/canonical-url.ts";
import { collectLinks, type PageLink } from "../functions/core/discovery/collect-links.ts";
import { discoverLinks } from "../functions/core/discovery/discover-links.ts";
import { textWeight } from "../functions/core/discovery/headline-weight.ts";
import { parseHtml } from "../functions/core/html/parse-html.ts";
import type { HtmlDocument } from "../functions/core/html/tree.ts";

/** One way to tell article links, as addresses. No extractor for Node offers this: the others are the rules one would begin with. */
type Finder = (document: HtmlDocument, url: string) => readonly string[];

const DATE_NUMBER_OR_SLUG = /\/(?:19|20)\d{2}[/-]?\d{2}|\d{5,}|[A-Z0-9]{12,}|(?:[a-z]+-){3,}/;

const FINDERS: Readonly<Record<string, Finder>> = {
  "Tidings discovery": (document, url) =>
    discoverLinks({ document, url }).links.map((link) => link.url),
  "every link": byRule(() => true),
  "text of 8 ideographs or 5 words": byRule(({ text }) => textWeight(text) >= 8),
  "address with a date, a number or a slug": byRule(({ url }) => DATE_NUMBER_OR_SLUG.test(url)),
};

function byRule(isArticle: (link: PageLink) => boolean): Finder {
  return (document, url) =>
    collectLinks(document, url)
      .filter(isArticle)
      .map((link) => link.url);
}

const FIXTURES = new URL("../tests/fixtures/listings/", import.meta.url);
const ROUNDS = 5;

export interface DiscoveryRow {
  readonly way: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Median over the pages, beyond the parse. */
  readonly milliseconds: number;
}

/** Every way on every listing fixture. */
export function compareOnFixtures(): DiscoveryRow[] {
  return Object.entries(FINDERS).map(([way, find]) => compare(way, find));
}

function compare(way: string, find: Finder): DiscoveryRow {
  const counts = { hits: 0, found: 0, expected: 0 };
  const times: number[] = [];
  for (const name of readdirSync(FIXTURES)) {
    const { url, links } = JSON.parse(
      readFileSync(new URL(`${name}/expected.json`, FIXTURES), "utf8"),
    );
    const document = parseHtml(readFileSync(new URL(`${name}/page.html`, FIXTURES), "utf8"));
    const { found, milliseconds } = timed(() => find(document, url));
    const keys = new Set(found.map((address) => canonicalizeUrl(address)));
    const expected = links.map((link: { readonly url: string }) => canonicalizeUrl(link.url));
    counts.hits += expected.filter((key: ReturnType<typeof canonicalizeUrl>) =>
      keys.has(key),
    ).length;
    counts.found += keys.size;
    counts.expected += expected.length;
    times.push(milliseconds);
  }
  const precision = rounded(counts.hits / counts.found);
  const recall = rounded(counts.hits / counts.expected);
  const median = times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  return {
    way,
    precision,
    recall,
    f1: rounded((2 * precision * recall) / (precision + recall)),
    milliseconds: rounded(median),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** The quickest of some rounds: what the machine does besides is not ours. */
function timed(work: () => readonly string[]) {
  let found: readonly string[] = [];
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    found = work();
    milliseconds = Math.min(milliseconds, performance.now() - start);
  }
  return { found, milliseconds };
}
