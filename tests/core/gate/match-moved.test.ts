import { describe, expect, it } from "vitest";
import { createTitleMatcher } from "../../../functions/core/gate/match-moved.ts";

const known = [
  { id: "a", titles: ["河滨公园完成改造升级"], published: "2026-03-01T08:00:00+08:00" },
  { id: "b", titles: ["Bridge repaired before winter"], published: "2026-03-02" },
  { id: "c", titles: ["Weekly notice of the council"], published: "2026-03-02" },
  { id: "d", titles: ["Weekly notice of the council"], published: "2026-03-09" },
  { id: "e", titles: ["公告"], published: "2026-03-09" },
];
const match = createTitleMatcher(known);

describe("createTitleMatcher", () => {
  it("finds an article by its title, whatever its marks and widths", () => {
    expect(match({ title: "【河滨公园】 完成改造升级!" })?.id).toBe("a");
    expect(match({ title: "BRIDGE REPAIRED — before winter", published: "2026-03-02" })?.id).toBe(
      "b",
    );
  });

  it("does not take another day's article of the same title", () => {
    expect(
      match({ title: "Bridge repaired before winter", published: "2026-04-02" }),
    ).toBeUndefined();
  });

  it("tells a title that comes every week by its date, and not without", () => {
    expect(match({ title: "Weekly notice of the council", published: "2026-03-09" })?.id).toBe("d");
    expect(match({ title: "Weekly notice of the council" })).toBeUndefined();
  });

  it("does not trust a title of a word", () => {
    expect(match({ title: "公告", published: "2026-03-09" })).toBeUndefined();
  });
});
