import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { handler } from "../../infra/constructs/reduce-cache-key.ts";

/** As CloudFront runs it: the source text alone, in a world without anything else. */
function reduce(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const request = { uri: "/feeds/all.atom", headers: Object.fromEntries(entries) };
  const code = `${handler.toString()}; handler(event);`;
  const answer: { uri: string; headers: Record<string, { value: string }> } = runInNewContext(
    code,
    { event: { request } },
  );
  expect(answer.uri).toBe("/feeds/all.atom");
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, field]) => [name, field.value]),
  );
}

describe("the function before CloudFront's cache", () => {
  it.each([
    ["a reader that says nothing of itself", {}, "other", "en"],
    ["a browser that goes to a page", { "sec-fetch-dest": "document" }, "document", "en"],
    [
      "a Chinese browser that goes to a page",
      { "sec-fetch-dest": "document", "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" },
      "document",
      "zh",
    ],
    [
      "a German browser that could do with Chinese",
      { "sec-fetch-dest": "document", "accept-language": "de,zh;q=0.5" },
      "document",
      "en",
    ],
    [
      "a Chinese reader in a browser that fetches a feed",
      { "sec-fetch-dest": "empty", "accept-language": "zh" },
      "other",
      "en",
    ],
    ["a made-up destination", { "sec-fetch-dest": "x".repeat(200) }, "other", "en"],
  ])("reduces the headers of %s", (_who, headers, destination, language) => {
    expect(reduce(headers)).toEqual({
      "sec-fetch-dest": destination,
      "accept-language": language,
    });
  });

  it("leaves the other headers alone", () => {
    expect(reduce({ "if-none-match": '"a"' })).toMatchObject({ "if-none-match": '"a"' });
  });
});
