import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { canonicalizeUrl } from "../functions/core/canonical-url.ts";
import { collectLinks } from "../functions/core/discovery/collect-links.ts";
import { discoverLinks } from "../functions/core/discovery/discover-links.ts";
import { readHead } from "../functions/core/discovery/read-head.ts";
import { parseHtml } from "../functions/core/html/parse-html.ts";
import { attribute } from "../functions/core/html/tree.ts";

/** Writes the links found on a corpus's listing pages: `npm run bench:discovery -- --corpus DIR --out FILE`. */
const { values } = parseArgs({
  options: { corpus: { type: "string" }, out: { type: "string" } },
});
if (values.corpus === undefined || values.out === undefined) {
  console.error("usage: npm run bench:discovery -- --corpus DIR --out FILE");
  process.exit(2);
}

const labels: Record<string, { readonly url?: string }> = JSON.parse(
  readFileSync(join(values.corpus, "labels.json"), "utf8"),
);
const predictions: Record<string, { readonly links: readonly string[] }> = {};
for (const file of readdirSync(join(values.corpus, "html"))) {
  const id = file.replace(/\.html$/, "");
  const html = readFileSync(join(values.corpus, "html", file), "utf8");
  predictions[id] = { links: hrefsOfArticles(html, labels[id]?.url ?? "http://localhost/") };
}
writeFileSync(values.out, JSON.stringify(predictions));

/**
 * The corpus labels hrefs as they stand, the further pages of a thread among them: every href is written that leads to
 * a found article or to one of its pages.
 */
function hrefsOfArticles(html: string, url: string): string[] {
  const document = parseHtml(html);
  const { links } = discoverLinks({ document, url });
  const addresses = links.flatMap((link) => [link.url, ...(link.pages ?? [])]);
  const found = new Set(addresses.map((address) => canonicalizeUrl(address)));
  return collectLinks(document, readHead(document, url).base)
    .filter(({ url: target }) => found.has(canonicalizeUrl(target)))
    .map(({ element, url: target }) => attribute(element, "href") ?? target);
}
