import { createHash } from "node:crypto";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import { packTimes } from "../../functions/core/schedule/pack-times.ts";
import { anArticle, aSource } from "./stored-records.ts";

const URL = "https://www.example.gov.cn/xxgk/bmxxgk/qzfw/xxgk/qt/tzgg/index_2.html?channel=10045";

/** A source with long settings of its own that has been crawled for months. */
export function aGrownSource(): SourceRecord {
  const seenAt = Array.from({ length: 60 }, (_, n) =>
    new Date(Date.UTC(2026, 10, 22) - n * 7_400_000 - ((n * 37) % 11) * 5_000_000).toISOString(),
  );
  const { source, ...record } = aSource("nanshan-tongzhi-gonggao");
  return {
    ...record,
    revision: 12_345,
    source: {
      ...source,
      url: URL,
      title: "南山区政府在线 通知公告(部门信息公开)",
      groups: ["city", "深圳"],
      timezone: "Asia/Shanghai",
      include: { title: ["招标", "采购", "公告"] },
      exclude: { url: ["/video/**", "/special/*"] },
      listing: { links: "div.news_list > ul li a[title]", next: "a.nextpage", pages: 2 },
      article: { content: "#zoom, .article-content .TRS_Editor", published: ".info span.time" },
      retentionDays: 365,
    },
    lastCrawlAt: "2026-11-22T23:57:44.982Z",
    lastGoodCrawlAt: "2026-11-22T23:57:44.982Z",
    lastEntryAt: "2026-11-22T09:31:10.003Z",
    health: { state: "healthy", since: "2026-10-01T03:00:21.000Z" },
    rhythm: { version: 1933, times: packTimes(seenAt) },
    lastCounts: { discovered: 0, new: 0, updated: 0, unchanged: 0, failed: 0 },
    validators: {
      etag: `"${hash("etag").slice(0, 20)}"`,
      lastModified: "Sun, 22 Nov 2026 09:28:33 GMT",
    },
    pageTitle: "通知公告_南山区政府在线_深圳市南山区人民政府门户网站",
    pageLanguage: "zh-CN",
    charset: "utf-8",
    profile: {
      ...{ crawls: 1193, links: 19.734521, titled: 1, dated: 0.98214, charset: "utf-8" },
      shape: "www.example.gov.cn /xxgk/bmxxgk/qzfw/xxgk/qt/tzgg/content/post_#.html",
    },
    expiredAt: "2026-11-22T12:00:01.000Z",
  };
}

/** An article of Chinese text with a teaser and a picture, after its first visit. */
export function aGrownArticle(name: string): ArticleRecord {
  const title = `关于南山区2026年第四季度政府采购项目公开招标结果的公示公告(${name})`;
  const sentence = "评标委员会由五名专家组成,依法依规开展评审活动,全过程接受监督。";
  return anArticle(name, {
    state: "entered",
    title,
    listing: {
      title,
      position: 1,
      published: "2026-11-20",
      publishedPrecision: "day",
      teaser: sentence,
    },
    byline: ["李明", "王晓红"],
    credit: "南山区政务服务数据管理局",
    language: "zh-CN",
    summary: `中标金额为人民币一千三百二十万元整,工期为九十个日历日。${sentence}公示期为三个工作日。`,
    image: "https://www.example.gov.cn/img/1/1532/1532481/11873321.jpg",
    publishedAt: "2026-11-20T17:00:00+08:00",
    publishedPrecision: "second",
    contentHash: hash(`content ${name}`),
    textHash: hash(`text ${name}`),
    fingerprint: hash(name).slice(0, 16),
    enteredAt: "2026-11-22T23:59:59.999Z",
    snapshotKey: `snapshots/${hash(name).slice(0, 32)}/${hash(`page ${name}`)}`,
    visitedAt: "2026-11-23T00:00:16.000Z",
  });
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
