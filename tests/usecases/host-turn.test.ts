import { describe, expect, it } from "vitest";
import type { CrawlArticleMessage } from "../../functions/core/messages.ts";
import { forLater, toTurn } from "../../functions/usecases/host-turn.ts";

const NOON = "2026-11-22T12:00:00.000Z";
const SLOT = "2026-11-22T13:30:00.000Z";
const MESSAGE: CrawlArticleMessage = {
  version: 1,
  kind: "crawl-article",
  sourceKey: "s",
  articleId: "a",
  enqueuedAt: NOON,
};
const OLD = { ...MESSAGE, backfill: true };
const SOON = new Date("2026-11-22T12:59:59.000Z");
const AN_HOUR_LATER = new Date("2026-11-22T13:00:00.000Z");

describe("a message of a backfill", () => {
  it("gives way, and has no slot when it comes again", () => {
    expect(toTurn(OLD, SOON)).toEqual({ reserveWithinMs: 0 });
    expect(forLater(OLD, SLOT, SOON)).toEqual(OLD);
  });

  it("has its turn after an hour at a host that was never free, and keeps it", () => {
    expect(toTurn(OLD, AN_HOUR_LATER)).toEqual({});
    const again = forLater(OLD, SLOT, AN_HOUR_LATER);
    expect(again).toEqual({ ...OLD, slotAt: SLOT });
    expect(toTurn(again, new Date(SLOT))).toEqual({ slotAt: SLOT });
  });
});

it("any other message gives way to none", () => {
  expect(toTurn(MESSAGE, SOON)).toEqual({});
  expect(forLater(MESSAGE, SLOT, SOON)).toEqual({ ...MESSAGE, slotAt: SLOT });
});

it("a visit that is not made for a slot too far off reserves none of these", () => {
  expect(toTurn(MESSAGE, SOON, true)).toEqual({ reserveWithinMs: 900_000 });
  const again = { ...MESSAGE, slotAt: SLOT };
  expect(toTurn(again, SOON, true)).toEqual({ slotAt: SLOT, reserveWithinMs: 900_000 });
});
