import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { canonicalizeUrl } from "../functions/core/canonical-url.ts";
import { decodePage } from "../functions/core/charset/decode-page.ts";
import { collectLinks, type PageLink } from "../functions/core/discovery/collect-links.ts";
import { discoverLinks } from "../functions/core/discovery/discover-links.ts";
import { readHead } from "../functions/core/discovery/read-head.ts";
import { parseHtml } from "../functions/core/html/parse-html.ts";
import { attribute } from "../functions/core/html/tree.ts";
import { compareOnFixtures } from "./discovery-table.ts";

/**
 * `npm run bench:discovery` compares on the fixtures (`--json` for machines);
 * `npm run bench:discovery -- --corpus DIR --out FILE` writes the links found on a corpus's listing pages.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

if (values.corpus !== undefined && values.out !== undefined) predict(values.corpus, values.out);
else if (values.corpus === undefined && values.out === undefined) compare(values.json);
else fail("usage: npm run bench:discovery -- [--json] | --corpus DIR --out FILE");

function compare(isJson: boolean): void {
  const rows = compareOnFixtures();
  if (isJson) console.log(JSON.stringify(rows, undefined, 2));
  else console.table(rows);
}

function predict(corpus: string, out: string): void {
  const folder = join(corpus, "html");
  if (!existsSync(folder)) fail(`${folder}: there is no such folder`);
  const labels: Record<string, { readonly url?: string }> = JSON.parse(
    readFileSync(join(corpus, "labels.json"), "utf8"),
  );
  const predictions: Record<string, { readonly links: readonly string[] }> = {};
  for (const file of readdirSync(folder)) {
    const id = basename(file, ".html");
    const decoded = decodePage(readFileSync(join(folder, file)), {});
    const html = decoded.ok ? decoded.text : "";
    predictions[id] = { links: hrefsOfArticles(html, labels[id]?.url ?? "http://localhost/") };
  }
  writeFileSync(out, JSON.stringify(predictions));
}

/**
 * The corpus labels hrefs as they stand, the further pages of a thread among them: every href is written that leads to
 * a found article or to one of its pages.
 */
function hrefsOfArticles(html: string, url: string): string[] {
  const document = parseHtml(html);
  const { links } = discoverLinks({ document, url });
  const addresses = links.flatMap((link) => [link.url, ...(link.pages ?? [])]);
  const found = new Set(addresses.map((address) => canonicalizeUrl(address)));
  const { base } = readHead(document, url);
  const hrefs = collectLinks(document, base)
    .filter((link) => found.has(canonicalizeUrl(link.url)))
    .map((link) => writtenAddress(link, base));
  return hrefs.length > 0 ? hrefs : addresses;
}

/** The `href`, unless a script or another attribute tells where the link leads. */
function writtenAddress({ element, url }: PageLink, base: string): string {
  const href = attribute(element, "href") ?? "";
  return canonicalizeUrl(href, base) === canonicalizeUrl(url) ? href : url;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
