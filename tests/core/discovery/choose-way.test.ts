import { describe, expect, it } from "vitest";
import { chooseWay } from "../../../functions/core/discovery/choose-way.ts";
import { waysToTry } from "../../../functions/core/discovery/ways-to-try.ts";

const PAGE = "https://www.example.cn/news/";

describe("the choice of a way", () => {
  const link = (id: number, more = {}) => ({
    url: `https://www.example.cn/${id}`,
    title: `第${id}条`,
    ...more,
  });
  const page = {
    way: "links of the page",
    links: [1, 2, 3, 4, 5].map((id) =>
      link(id, { published: "2024-05-24", publishedPrecision: "day" as const }),
    ),
  };

  it("is the page, whatever a feed of another section has", () => {
    const { links, how } = chooseWay(page, [
      { way: "feed", links: [9, 8, 7, 6].map((id) => link(id)) },
    ]);
    expect(links).toEqual(page.links);
    expect(how[1]).toEqual({
      way: "feed",
      links: 4,
      used: false,
      why: "it has 0 of the page's 5 articles",
    });
  });

  it("is what has the page's articles and more, each with a date", () => {
    const dated = [1, 2, 3, 4, 5, 6, 7].map((id) =>
      link(id, { published: "2024-05-24T08:00:00Z", publishedPrecision: "second" as const }),
    );
    const { links, how } = chooseWay(page, [{ way: "feed", links: dated }]);
    expect(links.map(({ url }) => url)).toEqual(dated.map(({ url }) => url));
    expect(how.map(({ used }) => used)).toEqual([false, true]);
  });

  it("is any other way where the page shows no article", () => {
    const { links } = chooseWay({ way: "links of the page", links: [] }, [
      { way: "data", links: [link(1)] },
    ]);
    expect(links).toEqual([link(1)]);
  });

  it("takes over what another way tells of the page's own articles", () => {
    const teased = [
      {
        ...link(1),
        title: "第1条的完整标题",
        teaser: "导语",
        published: "2024-05-24T08:00:00+08:00",
        publishedPrecision: "second" as const,
      },
    ];
    const cut = {
      way: page.way,
      links: [{ ...link(1, page.links[0]), titleCut: true }, ...page.links.slice(1)],
    };
    expect(chooseWay(cut, [{ way: "feed", links: teased }]).links[0]).toEqual({
      url: "https://www.example.cn/1",
      title: "第1条的完整标题",
      teaser: "导语",
      published: "2024-05-24T08:00:00+08:00",
      publishedPrecision: "second",
    });
  });

  it("asks announced feeds only, unless the page shows nothing", () => {
    const feeds = ["https://www.example.cn/feed"];
    expect(waysToTry({ feeds, links: page.links }, PAGE)).toEqual([
      { url: feeds[0], reader: "feed" },
    ]);
    expect(waysToTry({ feeds: [], links: page.links }, PAGE)).toEqual([]);
    expect(waysToTry({ feeds: [], links: [] }, PAGE).map(({ url }) => url)).toContain(
      "https://www.example.cn/news/rss.xml",
    );
  });
});
