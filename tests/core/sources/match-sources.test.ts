import { expect, it } from "vitest";
import type { SourceRecord } from "../../../functions/core/records.ts";
import { isSameListing, isSameSource } from "../../../functions/core/sources/compare-sources.ts";
import { matchSources } from "../../../functions/core/sources/match-sources.ts";
import { sourcesOf } from "../../support/source-lists.ts";

const [SOURCE] = sourcesOf(
  'sources: [{ url: https://a.example/, id: a, title: 要闻, listing: { links: a, next: ".n" } }]',
);

function record(key: string, status: SourceRecord["status"]): SourceRecord {
  if (SOURCE === undefined) throw new Error("no source");
  return {
    schema: 1,
    revision: 1,
    key,
    source: SOURCE,
    status,
    formerIds: [],
    addedAt: "2026-11-22T08:00:00.000Z",
    failuresInARow: 0,
    health: { state: "new", since: "2026-11-22T08:00:00.000Z" },
    intervalMs: 1,
  };
}

it("prefers the living one of two stored sources that had the same address", () => {
  const list = SOURCE === undefined ? [] : [SOURCE];
  for (const records of [
    [record("old", "removed"), record("living", "paused")],
    [record("living", "paused"), record("old", "removed")],
  ]) {
    const { kept, dropped } = matchSources(list, records);
    expect(kept.map(({ key }) => key)).toEqual(["living"]);
    expect(dropped).toEqual([]);
  }
});

it("compares settings whatever order a store has given them", () => {
  if (SOURCE === undefined) throw new Error("no source");
  const { listing, ...rest } = SOURCE;
  const turned = { listing: { next: listing.next, links: listing.links }, ...rest };
  expect(isSameSource(SOURCE, turned)).toBe(true);
  expect(isSameSource(SOURCE, { ...turned, title: "News" })).toBe(false);
  expect(isSameListing(SOURCE, { ...turned, title: "News" })).toBe(true);
  expect(isSameListing(SOURCE, { ...turned, listing: { links: "b" } })).toBe(false);
});
