import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalizeUrl } from "../../functions/core/canonical-url.ts";
import { runs } from "../support/properties.ts";

it.each([
  "https://www.example.cn/yaowen/202103/t20210323_101.html",
  "http://www.example.cn/yaowen/202103/t20210323_101.html",
  "HTTPS://WWW.Example.CN/yaowen/202103/t20210323_101.html",
  "https://www.example.cn:443/yaowen/202103/t20210323_101.html",
  "http://www.example.cn:80/yaowen/202103/t20210323_101.html",
  "https://www.example.cn/yaowen/202103/t20210323_101.html#comments",
  "https://www.example.cn/yaowen/202103/t20210323_101.html?utm_source=rss&utm_unheard_of=feed",
  "https://www.example.cn/yaowen/202103/t20210323_101.html?spm=C96370.PPDB2vhvSivD.0.0&fbclid=x",
  "https://www.example.cn/yaowen//202103/./t20210323_101.html?",
  "https://www.example.cn/yaowen/x/../202103/t20210323%5F101.html",
  "https://www.example.cn./yaowen/202103/t20210323_101.html;jsessionid=8AF3",
  "https://reader@www.example.cn/yaowen/202103/t20210323_101.html?&PHPSESSID=1&gclid=2",
])("knows one article by %s", (href) => {
  expect(canonicalizeUrl(href)).toBe("https://www.example.cn/yaowen/202103/t20210323_101.html");
});

it.each([
  ["https://a.example/news/", "https://a.example/news"],
  ["https://a.example/news/index.html", "https://a.example/news"],
  ["https://a.example/index.shtml", "https://a.example/"],
  ["https://a.example/a?b=%e4%bd%a0&c=%7Ex", "https://a.example/a?b=%E4%BD%A0&c=~x"],
  ["https://a.example/%e6%96%b0/新", "https://a.example/%E6%96%B0/%E6%96%B0"],
  ["https://a.example/a?q=%C4%FA", "https://a.example/a?q=%C4%FA"],
  ["https://a.example/a?z=1&amp;b=2", "https://a.example/a?z=1&b=2"],
  ["https://a.example/a?z=1&b=2&z=3", "https://a.example/a?z=1&b=2&z=3"],
  ["http://127.0.0.1:8087/a", "http://127.0.0.1:8087/a"],
  ["https://a.example:8443/a", "https://a.example:8443/a"],
  ["https://a.example/index_2.html", "https://a.example/index_2.html"],
])("makes %s into %s", (href, expected) => {
  expect(canonicalizeUrl(href)).toBe(expected);
});

it.each([
  ["https://a.example/a?id=1", "https://a.example/a?id=2"],
  ["https://a.example/a?x=1&y=2", "https://a.example/a?y=2&x=1"],
  ["https://a.example/A", "https://a.example/a"],
  ["https://a.example/a%2Fb", "https://a.example/a/b"],
  ["https://www.a.example/a", "https://m.a.example/a"],
  ["https://shop.example/a?from=1", "https://shop.example/a?from=2"],
])("keeps %s and %s apart", (one, other) => {
  expect(canonicalizeUrl(one)).not.toBe(canonicalizeUrl(other));
});

it("drops a parameter that the list names for one domain only there", () => {
  expect(canonicalizeUrl("https://edition.cnn.com/a?hpt=1")).toBe("https://edition.cnn.com/a");
  expect(canonicalizeUrl("https://notcnn.com/a?hpt=1")).toBe("https://notcnn.com/a?hpt=1");
});

it("resolves against the page", () => {
  expect(canonicalizeUrl("../c.html", "https://a.example/a/b/")).toBe("https://a.example/a/c.html");
});

it.each([
  "mailto:a@b.example",
  "javascript:void(0)",
  "https://",
  "/a",
  `https://a.example/${"a".repeat(5000)}`,
])("has no identity for %s", (href) => {
  expect(canonicalizeUrl(href)).toBeUndefined();
});

const piece = fc.constantFrom(
  ..."/ // . .. %2e %2F %41 %e6 %zz ; ;jsessionid=1 index.html / default.aspx ? & &amp; = utm_x=1 a b A 新 # @ : \\ [ ' \" + %".split(
    " ",
  ),
);
const hostile = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.array(piece, { maxLength: 14 }).map((parts) => `http://a.example/${parts.join("")}`),
);

it("reads a percent sign that escapes nothing as itself, so that it can't escape what follows", () => {
  expect(canonicalizeUrl("https://a.example/a?q=%%41b&r=5%")).toBe(
    "https://a.example/a?q=%25Ab&r=5%25",
  );
});

it("changes nothing the second time", () => {
  fc.assert(
    fc.property(hostile, (href) => {
      const once = canonicalizeUrl(href);
      if (once !== undefined) expect(canonicalizeUrl(once)).toBe(once);
    }),
    { numRuns: runs(3000) },
  );
});

it("is blind to fragments and tracking", () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.stringMatching(/^[a-z0-9]{1,8}$/), (href, value) => {
      expect(canonicalizeUrl(`${href}?utm_campaign=${value}#${value}`)).toBe(canonicalizeUrl(href));
    }),
  );
});
