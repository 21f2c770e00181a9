import { describe, expect, it } from "vitest";
import { judgeAnswer } from "../../../functions/core/network/judge-answer.ts";
import { retryAfterMs } from "../../../functions/core/network/retry-after.ts";

function kindOf(status: number, body: string, headers: Record<string, string> = {}): string {
  const verdict = judgeAnswer({ status, headers, body: Buffer.from(body), unwanted: false }, false);
  return verdict.kind === "failure" ? verdict.failure : verdict.kind;
}

const script = (code: string) => `<html><head><script>${code}</script></head><body></body></html>`;
const ARTICLE = `<html><head><script>document.cookie="a=1";if(x)location.reload()</script></head><body>${"<p>市政府召开常务会议，研究新的工作。</p>".repeat(40)}</body></html>`;

describe("judgeAnswer", () => {
  it.each([
    [
      "a cookie set by script, then again",
      200,
      script('document.cookie="k=1;path=/";location.reload();'),
    ],
    ["the same, hidden by brackets", 521, script("document['cookie']='k=1';location['href']='/'")],
    ["a cookie that a script computes", 412, script("(function(){var a=[1,2,3];})()")],
    ["a page of nothing but eval", 412, script("eval(String.fromCharCode(1))")],
    [
      "a 202 that reloads",
      202,
      script('document.cookie="w=2"; window.location.replace(location.href)'),
    ],
    ["a waiting room", 503, script("window._cf_chl_opt={cType:'managed'}")],
    [
      "a captcha",
      403,
      `<p>Verify you are human</p><script src="https://geo.captcha-delivery.com/c.js"></script>`,
    ],
    ["a shield on a 405", 405, `<title>405</title><img src="//errors.aliyun.com/images/x.png">`],
    ["a Chinese shield's code", 412, script("$_ts=window['$_ts'];if(!$_ts)$_ts={};")],
  ])("knows %s for a challenge", (_, status, body) => {
    expect(kindOf(status, body)).toBe("challenge");
  });

  it.each([
    [403, { "cf-mitigated": "challenge" }],
    [405, { "x-amzn-waf-action": "captcha" }],
    [202, { "x-amzn-waf-action": "challenge" }],
    [429, { "x-vercel-mitigated": "challenge" }],
  ])("knows a challenge by its headers: %s %j", (status, headers) => {
    expect(kindOf(status, "", headers)).toBe("challenge");
  });

  it.each([
    [200, ARTICLE, "page"],
    [200, "<html><title>公告</title></html>", "page"],
    [200, script("var a=1;"), "page"],
    [
      200,
      `<html>${"<p>How the site's challenge-platform works: document.cookie = x; location.reload() explained</p>".repeat(9)}`,
      "page",
    ],
    [200, "", "page"],
    [403, "<h1>Forbidden</h1>", "forbidden"],
    [412, "<h1>Precondition Failed</h1>", "forbidden"],
    [503, "<h1>维护中</h1>", "server-error"],
    [521, "<h1>Web server is down</h1>", "server-error"],
    [999, "", "forbidden"],
    [304, "", "server-error"],
    [300, "", "redirect"],
    [302, "", "redirect"],
  ])("takes %s with %.40j for %s", (status, body, kind) => {
    expect(kindOf(status, body)).toBe(kind);
  });

  it("takes two targets of a redirect for none", () => {
    expect(kindOf(302, "", { location: "/a\n/b" })).toBe("redirect");
    expect(kindOf(302, "", { location: "/a" })).toBe("moved");
  });

  it("judges a hostile body in under 50 ms", () => {
    for (const piece of ["<", "<script", "<script>", "</script", "document.cookie=", "<!--", " "]) {
      const body = piece.repeat(Math.ceil(65_536 / piece.length));
      const startedAt = process.cpuUsage();
      kindOf(200, body);
      kindOf(503, body);
      expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(50);
    }
  });
});

describe("retryAfterMs", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  it.each([
    ["120", 120_000],
    [" 5 ", 5_000],
    ["Sun, 22 Nov 2026 12:01:00 GMT", 60_000],
    ["Sunday, 22-Nov-26 12:01:00 GMT", 60_000],
    ["Sun Nov 22 12:01:00 2026", 60_000],
    ["315360000", 86_400_000],
    ["999999999999999", 86_400_000],
    ["Fri, 22 Nov 2999 12:00:00 GMT", 86_400_000],
    ["0", undefined],
    ["-1", undefined],
    ["1e9", undefined],
    ["soon", undefined],
    ["", undefined],
    ["2026-11-22", undefined],
    ["Sat, 21 Nov 2026 12:00:00 GMT", undefined],
    ["99999999999999999999", undefined],
    [undefined, undefined],
  ])("reads %j as %s", (value, milliseconds) => {
    expect(retryAfterMs(value, now)).toBe(milliseconds);
  });
});
