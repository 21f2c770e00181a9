import { describe, expect, it } from "vitest";
import { MORE, TEXT } from "../../../support/chinese-origin.ts";
import { extractPage } from "../../../support/extract-page.ts";

const CHINESE = "河畔园区正式开门迎客 首批企业入驻";
const CHINESE_TEXT = `<div>2021-03-23 来源：河畔网</div><div class="content"><p>${TEXT}</p><p>${MORE}</p></div>`;
const ENGLISH = "The Park Opens Its Gates Beside the River";
const ENGLISH_TEXT =
  "<p>By Jane Doe</p><article><p>The first thirty-two companies moved into the new park by the river on Tuesday, and all of them finished their paperwork.</p><p>Two more laboratories and a school will be built next year, the director said, so that engineers from abroad can settle.</p></article>";
const SITE_NAMED = "<meta property='og:site_name' content='The Globe'>";

describe("chooseTitle", () => {
  it.each([
    "_河畔网",
    "--河畔新闻--河畔网",
    " | 河畔网",
    "_新闻频道_河畔网",
    "-新闻动态-河畔市科技局",
    "－河畔网",
    "——河畔网",
    "【河畔网】",
    "_河畔网_www.example.com",
    "|河畔|园区_河畔财经_河畔网",
  ])("takes a Chinese headline from a title that ends with %s", (tail) => {
    expect(titleOf(CHINESE + tail, CHINESE_TEXT)).toBe(CHINESE);
    expect(titleOf(CHINESE + tail, `<h1>河畔网</h1><h2>${CHINESE}</h2>${CHINESE_TEXT}`)).toBe(
      CHINESE,
    );
  });

  it.each(["河畔网-", "河畔网 - ", "新闻中心_", "新闻详情-"])(
    "takes a Chinese headline from a title that begins with %s",
    (start) => {
      expect(titleOf(start + CHINESE, CHINESE_TEXT)).toBe(CHINESE);
    },
  );

  it.each(["新闻中心-河畔市科技局", "河畔市科技局", "新闻详情", "河畔大学"])(
    "takes the printed headline where the title says %s",
    (title) => {
      expect(titleOf(title, `<h1>${CHINESE}</h1>${CHINESE_TEXT}`)).toBe(CHINESE);
      expect(titleOf(title, `<div class="title">${CHINESE}</div>${CHINESE_TEXT}`)).toBe(CHINESE);
      expect(titleOf(title, `<h3>新闻中心</h3><h3>${CHINESE}</h3>${CHINESE_TEXT}`)).toBe(CHINESE);
    },
  );

  it("does not take a logo for the headline, if the title names nothing but the site", () => {
    const page = `<h1>河畔市科技局</h1><p class="arti_title">${CHINESE}</p>${CHINESE_TEXT}`;
    expect(titleOf("新闻中心-河畔市科技局", page)).toBe(CHINESE);
  });

  it("keeps a headline that is shaped like a site's name", () => {
    const page = `<h1>市长调研河畔大学</h1>${CHINESE_TEXT}`;
    expect(titleOf("市长调研河畔大学", page)).toBe("市长调研河畔大学");
    expect(titleOf("市长调研河畔大学", CHINESE_TEXT)).toBe("市长调研河畔大学");
  });

  it.each([" | The Globe", " – The Globe", " · The Globe", " » The Globe", " | News | The Globe"])(
    "takes a headline from a title that ends with %s",
    (tail) => {
      expect(titleOf(ENGLISH + tail, ENGLISH_TEXT)).toBe(ENGLISH);
      expect(titleOf(ENGLISH + tail, `<h1>News</h1><h2>${ENGLISH}</h2>${ENGLISH_TEXT}`)).toBe(
        ENGLISH,
      );
    },
  );

  it.each(["The Globe | ", "The Globe - ", "News | "])(
    "takes one from a title that begins with %s",
    (start) => {
      expect(titleOf(start + ENGLISH, ENGLISH_TEXT, SITE_NAMED)).toBe(ENGLISH);
    },
  );

  it.each([
    ["<span>National demo</span>The Park Opens", "National demo / The Park Opens"],
    ["<span>Der Park öffnet.</span><em>Die Stadt feiert</em>", "Der Park öffnet. Die Stadt feiert"],
    ["The new iPhone <b>Is Here</b>", "The new iPhone Is Here"],
  ])("parts what only a heading's style keeps apart: %s", (headline, title) => {
    const head = `<meta property="og:title" content="${title}">`;
    const heading = `<h1>${headline}</h1>`;
    expect(titleOf(`${title} | The Globe`, heading + ENGLISH_TEXT, head)).toBe(title);
  });

  it("parts it as the one source that does, where another runs it together too", () => {
    const head = `<meta property="og:title" content="National demoThe Park Opens">`;
    const heading = "<h1><span>National demo</span>The Park Opens</h1>";
    const title = "National demo – The Park Opens";
    expect(titleOf(`${title} | The Globe`, heading + ENGLISH_TEXT, head)).toBe(title);
  });

  it.each(["THE NEW IPHONE IS HERE", "The new iPhone – is here"])(
    "keeps a headline as it is printed where the metadata part nothing in it: %s",
    (told) => {
      const head = `<meta property="og:title" content="${told}">`;
      const printed = "The new iPhone is here";
      expect(titleOf(printed, `<h1>${printed}</h1>${ENGLISH_TEXT}`, head)).toBe(printed);
    },
  );

  it.each([
    [`<h1><a>Politics</a> | ${ENGLISH}</h1>`, ENGLISH],
    [`<h1><span>Opening Day</span><span>${ENGLISH}</span></h1>`, ENGLISH],
    [`<h1>Photos: ${ENGLISH}</h1>`, `Photos: ${ENGLISH}`],
    [`<h1>Pressemitteilung</h1><h2>${ENGLISH}</h2>`, ENGLISH],
    [`<h1>${ENGLISH.slice(0, 30)}…</h1>`, ENGLISH],
  ])("takes the headline without its kicker: %s", (headline, title) => {
    expect(titleOf(`${ENGLISH} | The Globe`, headline + ENGLISH_TEXT)).toBe(title);
  });
});

function titleOf(title: string, body: string, head = ""): string {
  const html = `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
  const extraction = extractPage(html);
  return extraction.ok ? extraction.article.title : extraction.reason;
}
