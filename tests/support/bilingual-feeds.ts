import type { Article } from "../../functions/core/article.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import type { FeedWorld } from "./feed-world.ts";

type Sample = Partial<ArticleRecord> & { readonly article?: Partial<Article> };

const CHINESE: readonly Sample[] = [
  {
    title: "深圳湾口岸新增通道启用 过关时间缩短一半",
    summary:
      "深圳湾口岸新建的十条旅客通道二十二日启用，高峰时段的过关时间由四十分钟缩短到二十分钟以内。",
    publishedAt: "2026-11-22T18:58:28+08:00",
    byline: ["福明", "林小雨"],
    credit: "深圳特区报",
    image: "https://img.example.cn/2026/11/22/port.jpg",
    images: [
      {
        url: "https://img.example.cn/2026/11/22/port.jpg",
        alt: "旅客走过新通道",
        caption: "新启用的旅客通道。",
      },
    ],
  },
  {
    title: "关于 2026 年度保障性住房配租的通告",
    summary:
      "本次配租房源共 1,286 套，分布在南山、龙岗两区，申请时间为十一月二十五日至十二月五日。",
    publishedAt: "2026-11-21",
    publishedPrecision: "day",
    credit: "市住房和建设局",
    attachments: [
      {
        url: "https://www.example.cn/files/2026-peizu.pdf",
        title: "配租房源表.pdf",
        type: "application/pdf",
        length: 482_113,
      },
      { url: "https://www.example.cn/files/2026-shenqing.docx", title: "申请表.docx" },
    ],
  },
  {
    title: "市图书馆延长开放时间 周末开到晚上十点",
    summary: "自十二月一日起，市图书馆各分馆周末延长开放两小时，自习区二十四小时开放。",
    publishedAt: "2026-11-20T09:12:00+08:00",
    byline: ["王小明"],
  },
];

const ENGLISH: readonly Sample[] = [
  {
    title: "Harbour tram returns to service after a two-year rebuild",
    summary:
      "The first cars left the depot at dawn on Sunday. The council says the new track will carry twice as many trams an hour.",
    publishedAt: "2026-11-22T07:40:00+00:00",
    byline: ["Anna Keller"],
    language: "en",
  },
  {
    title: "Council publishes the river flood plan: what changes for residents",
    summary:
      "Eleven streets move to a lower risk class & three move to a higher one, according to maps that went on display today.",
    publishedAt: "2026-11-21T16:05:00+00:00",
    byline: ["Jonas Weber", "M. Ito"],
    credit: "City Press Office",
    language: "en",
  },
  {
    title: "Night market moves indoors for the winter",
    publishedAt: "2026-11-19",
    publishedPrecision: "day",
    summary: "Forty stalls open in the old customs hall from Friday.",
    language: "en",
  },
];

function bodyOf({ title, summary = "", image }: Sample, isChinese: boolean): Partial<Article> {
  const more = isChinese
    ? "现场工作人员介绍，新通道配备了自助查验设备，老人、孩子和行动不便者另有专人引导。附近居民说，往后接送孩子再也不用提前一小时出门。"
    : "Residents who came to see it spoke of a long wait that was worth it. The next step, the council says, is a survey among the shops along the line.";
  const picture =
    image === undefined
      ? ""
      : `<figure><img src="${image}" alt="旅客走过新通道"><figcaption>新启用的旅客通道。</figcaption></figure>`;
  const heading = isChinese ? "高峰时段分流" : "What comes next";
  return {
    html: `<p>${summary.replaceAll("&", "&amp;")}</p>${picture}<h2>${heading}</h2><p>${more}</p><blockquote><p>${title?.replaceAll("&", "&amp;")}</p></blockquote><p>${more}</p>`,
    text: [summary, heading, more, title, more].join("\n"),
  };
}

/** Three sources in two languages, one of them not well, with articles as real as they come. */
export async function addBilingualFeeds(world: FeedWorld) {
  const now = world.time.now.getTime();
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const crawled = {
    lastCrawlAt: ago(4),
    lastGoodCrawlAt: ago(4),
    nextCrawlAt: new Date(now + 11 * 60_000).toISOString(),
    lastEntryAt: ago(12),
    intervalMs: 900_000,
  };
  const lastCounts = { discovered: 30, new: 2, updated: 1, unchanged: 27, failed: 0 };
  const chinese = await world.addSource("shenzhen-yaowen", {
    ...crawled,
    lastCounts,
    pageLanguage: "zh-CN",
    health: { state: "healthy", since: ago(9_000) },
  });
  const english = await world.addSource("harbour-news", {
    ...crawled,
    lastCounts,
    pageLanguage: "en",
    health: { state: "healthy", since: ago(4_000) },
  });
  await world.sources.saveSource({
    ...chinese,
    revision: 2,
    source: { ...chinese.source, title: "深圳要闻", groups: ["city"], timezone: "Asia/Shanghai" },
  });
  await world.sources.saveSource({
    ...english,
    revision: 2,
    source: { ...english.source, title: "Harbour News", groups: ["city", "world"], language: "en" },
  });
  const broken = await world.addSource("gonggao", {
    ...crawled,
    failuresInARow: 5,
    pageLanguage: "zh-CN",
    health: {
      state: "broken",
      cause: "forbidden",
      message:
        "the server answers 403 to every request; look whether the page still opens in a browser",
      since: ago(2_900),
    },
  });
  await world.sources.saveSource({
    ...broken,
    revision: 2,
    source: { ...broken.source, title: "通知公告", groups: [] },
  });
  const records: ArticleRecord[] = [];
  for (const [source, samples] of [
    [chinese, CHINESE],
    [english, ENGLISH],
  ] as const) {
    for (const [index, sample] of samples.entries()) {
      const enteredAt = ago(12 + index * 190);
      const article = bodyOf(sample, source === chinese);
      records.push(
        await world.addEntry(source, `${source.source.id}-${index}`, {
          enteredAt,
          firstSeenAt: enteredAt,
          ...sample,
          article,
        }),
      );
    }
  }
  return { chinese, english, broken, records };
}
