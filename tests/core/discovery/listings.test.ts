import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { discoverLinks } from "../../../functions/core/discovery/discover-links.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";

/** `expected.json`: the listing's address and time of fetching, and all that discovery has to say of it. */
const FIXTURES = new URL("../../fixtures/listings/", import.meta.url);

it.each(readdirSync(FIXTURES))("finds the articles, titles, dates and next page of %s", (name) => {
  const folder = new URL(`${name}/`, FIXTURES);
  const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
  const { url, fetchedAt, timezone, links, next, feeds = [], frames } = expected;
  const document = parseHtml(readFileSync(new URL("page.html", folder), "utf8"));

  const found = discoverLinks({ document, url, fetchedAt, timezone });

  const comparable = found.links.map(({ publishedPrecision: _, pages: __, ...link }) => link);
  expect(comparable).toEqual(links);
  expect({ next: found.next, feeds: found.feeds, frames: found.frames }).toEqual({
    next,
    feeds,
    frames,
  });
});
