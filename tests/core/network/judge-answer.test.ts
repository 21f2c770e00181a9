import { describe, expect, it } from "vitest";
import { judgeAnswer } from "../../../functions/core/network/judge-answer.ts";

const SHIELD =
  '<html><head><script>document.cookie="a=1";location.reload()</script></head><body></body></html>';

function answer(html: string) {
  return { status: 200, headers: {}, body: Buffer.from(html), unwanted: false };
}

describe("judgeAnswer", () => {
  it("takes a page that only sets a cookie and loads itself again for a shield's", () => {
    expect(judgeAnswer(answer(SHIELD), false)).toMatchObject({ failure: "challenge" });
  });

  it("takes a page whose article stands behind long scripts for a page", () => {
    const scripts = `<script>document.cookie="a=1";if(0)location.reload();${"x();".repeat(20_000)}</script>`;
    const html = `<html><head>${scripts}</head><body><p>${"桥梁今日恢复通行。".repeat(60)}</p></body></html>`;
    expect(judgeAnswer(answer(html), false)).toEqual({ kind: "page" });
  });
});
