import fc from "fast-check";
import "../../support/properties.ts";
import { describe, expect, it } from "vitest";
import { discoverLinks } from "../../../functions/core/discovery/discover-links.ts";
import { readLiteral } from "../../../functions/core/discovery/read-literal.ts";
import { valuesIn } from "../../../functions/core/discovery/script-values.ts";
import { parseHtml } from "../../../functions/core/html/parse-html.ts";

const URL_OF_PAGE = "https://news.example.cn/channel/city";
const TITLES = [
  "市图书馆延长开放时间",
  "青山湖湿地公园正式对外开放",
  "Council approves new library hours",
  "地铁二号线东延段全线贯通",
];
const linksOf = (script: string) =>
  discoverLinks({
    document: parseHtml(`<html lang="zh"><body><div id="app"></div>${script}</body></html>`),
    url: URL_OF_PAGE,
    fetchedAt: "2026-05-23T00:00:00Z",
    timezone: "Asia/Shanghai",
  }).links;
const expected = TITLES.map((title, place) => ({
  url: `https://news.example.cn/article/${8810 + place}.html`,
  title,
  published: "2026-05-22",
  publishedPrecision: "day",
}));
const record = (title: string, place: number) => ({
  title,
  url: `/article/${8810 + place}.html`,
  publishedAt: "2026-05-22",
});

describe("the articles that a page holds as data", () => {
  it.each([
    [
      "a function of Nuxt that is called at once",
      `<script>window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{list:[${TITLES.map((title, place) => `{title:"${title}",url:"\\u002Farticle\\u002F${8810 + place}.html",publishedAt:b,cover:a,hot:!1}`).join()}]}],error:a,ok:c}}(null,"2026-05-22",!0));</script>`,
    ],
    [
      "the same with the call behind the brackets and values that are filled in first",
      `<script>window.__NUXT__=(function(a,b){a.x=1;a.y=b;return {data:[${TITLES.map((title, place) => `{title:'${title}',url:'/article/${8810 + place}.html',publishedAt:b}`).join()}],state:a}})({},"2026-05-22");</script>`,
    ],
    [
      "window.__INITIAL_STATE__ as a script writes it",
      `<script>window.__INITIAL_STATE__ = {user: undefined, time: new Date(1), list: [${TITLES.map((title, place) => `{title: '${title}', url: "/article/${8810 + place}.html", publishedAt: "2026-05-22",}`).join()}]}; (function(){ run(); })();</script>`,
    ],
    [
      "JSON in a string",
      `<script>window.__STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ list: TITLES.map(record) }))});</script>`,
    ],
    [
      "records under their ids",
      `<script>window.__APOLLO_STATE__ = ${JSON.stringify(Object.fromEntries(TITLES.map((title, place) => [`Article:${place}`, record(title, place)])))};</script>`,
    ],
    [
      "a flat list of places",
      `<script type="application/json" id="__NUXT_DATA__">${JSON.stringify(flat())}</script>`,
    ],
  ])("are found in %s", (_, script) => expect(linksOf(script)).toEqual(expected));

  it("are not looked for by running what calls or computes", () => {
    const call = `<script>window.__NUXT__=(function(){return load("/article/1.html")}());var list=[alert(1),{title:document.title}];</script>`;
    expect(linksOf(call)).toEqual([]);
    expect(valuesIn("var a = [f(1)]; var b = {c: d.e}; var x = {y: z}")).toEqual([]);
  });
});

/** As Nuxt 3 writes it: numbers are places in the list. */
function flat(): unknown[] {
  const state: unknown[] = [["ShallowReactive", 1], { list: 2, total: 3 }, [], 4];
  const places = TITLES.map((title, place) => {
    const at = state.length;
    const { url, publishedAt } = record(title, place);
    state.push({ title: at + 1, url: at + 2, publishedAt: at + 3 }, title, url, publishedAt);
    return at;
  });
  state[2] = places;
  return state;
}

describe("a literal of a script", () => {
  it("is read as JSON is, for every value that JSON knows", () => {
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll("-0", "0"));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(plain(value));
        expect(readLiteral(` ${json};`, 0)).toEqual({
          value: JSON.parse(json),
          end: json.length + 1,
        });
      }),
    );
  });

  it("is a number of any length", () => {
    expect(readLiteral("[100000000000000000000,-1e-7]", 0)?.value).toEqual([1e20, -1e-7]);
  });

  it("ends for every text, and is nothing for what is cut off", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readLiteral(text, 0);
        expect(readLiteral(`{a:[1,"${text.replaceAll(/["\\\n]/g, "")}"`, 0)).toBeUndefined();
      }),
    );
  });

  it.each([
    ["{a:1,'b':[2,],3:!0}", { a: 1, b: [2], 3: true }],
    ["'it\\'s \\x41\\u{1F600}'", "it's A😀"],
    ["`line\\nbreak`", "line\nbreak"],
    ["[void 0,null,-1.5e3,.5]", [undefined, null, -1500, 0.5]],
  ])("is read in %s", (text, value) => expect(readLiteral(text, 0)?.value).toEqual(value));

  it("that is nested without end is left", () => {
    expect(readLiteral("[".repeat(100_000), 0)).toBeUndefined();
  });
});
