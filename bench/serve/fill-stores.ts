import { articleId, entryGuid, sourceKey } from "../../functions/core/identity.ts";
import type { ArticleRecord, SourceRecord } from "../../functions/core/records.ts";
import { sourceFeed } from "../../functions/usecases/touch-feeds.ts";
import type { openStores } from "./open-stores.ts";

const PARAGRAPH =
  "<p>深圳湾口岸新建的十条旅客通道二十二日启用，高峰时段的过关时间由四十分钟缩短到二十分钟以内。The new lanes opened on Sunday.</p>";
const PARAGRAPHS = 40;
const MINUTE_MS = 60_000;

/** One source with `count` entries of about 6 kB of full text, a minute apart, the newest an hour old. */
export async function fillStores(
  { sources, articles, feeds, blobs }: ReturnType<typeof openStores>,
  count: number,
): Promise<string> {
  const source = makeSource();
  await sources.saveSource(source);
  const newest = Date.now() - 60 * MINUTE_MS;
  for (let index = 0; index < count; index += 1) {
    const record = makeEntry(source, index, new Date(newest - (count - index) * MINUTE_MS));
    const body = Buffer.from(makeBody(record));
    await blobs.putBlob(`bodies/${record.id}/${record.contentHash}`, body, "application/json");
    await articles.saveArticle(record);
  }
  await feeds.touchFeed(sourceFeed(source.key), new Date().toISOString());
  return sourceFeed(source.key);
}

export function makeSource(): SourceRecord {
  const url = "https://news.example.cn/yaowen/";
  return {
    schema: 1,
    revision: 1,
    key: sourceKey(url),
    source: {
      id: "bench",
      url,
      title: "要闻 Top stories",
      groups: [],
      language: "zh-CN",
      listing: {},
      article: {},
      fullText: true,
      politeness: { robots: "obey" },
    },
    status: "active",
    formerIds: [],
    addedAt: new Date().toISOString(),
    failuresInARow: 0,
    health: { state: "healthy", since: new Date().toISOString() },
    intervalMs: 900_000,
  };
}

/** About 6 kB of full text. */
export function makeBody(record: ArticleRecord): string {
  const html = `<h2>${record.title}</h2>${PARAGRAPH.repeat(PARAGRAPHS)}`;
  return JSON.stringify({ ...record, html, text: html.replace(/<[^>]+>/g, "") });
}

export function makeEntry(
  { key }: Pick<SourceRecord, "key">,
  index: number,
  entered: Date,
): ArticleRecord {
  const url = `https://news.example.cn/2026/${index}.html`;
  const id = articleId(key, url);
  return {
    schema: 1,
    revision: 1,
    id,
    sourceKey: key,
    state: "entered",
    guid: entryGuid(id),
    url,
    canonicalUrl: url,
    firstSeenAt: entered.toISOString(),
    enteredAt: entered.toISOString(),
    publishedAt: entered.toISOString(),
    title: `深圳湾口岸新增通道启用 New lanes open (${index})`,
    summary: "高峰时段的过关时间缩短一半。",
    byline: ["福明"],
    credit: "深圳特区报",
    contentHash: `hash${index}`,
    attempts: 0,
    revisions: [],
  };
}
