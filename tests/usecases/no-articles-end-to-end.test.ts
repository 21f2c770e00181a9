import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { canonicalizeUrl } from "../../functions/core/canonical-url.ts";
import { articleId } from "../../functions/core/identity.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { newsListing, newsRun, serveNews, titlesOf } from "../support/news-ways.ts";
import { createPipeline, type Pipeline } from "../support/pipeline.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HEADLINES = Array.from(
  { length: 30 },
  (_, i) => `<li><a href="/other/${i}.html">第${i}届社区运动会在体育公园圆满落幕</a></li>`,
).join("");

/** What stands behind a link that looked like an article's, by reason. */
const PAGES: readonly (readonly [string, string, string])[] = [
  ["listing", "zh", `<title>专题报道</title><h1>专题报道</h1><ul>${HEADLINES}</ul>`],
  [
    "listing",
    "en",
    `<title>All reports</title><h1>All reports</h1><ul>${HEADLINES.replaceAll(/第(\d+)届社区运动会在体育公园圆满落幕/g, "Sports day number $1 ends in the park")}</ul>`,
  ],
  [
    "login",
    "zh",
    "<title>用户登录</title><h1>用户登录</h1><p>请登录后继续阅读全文,谢谢您的支持与关注。</p><form><input name=u><input type=password></form>",
  ],
  [
    "login",
    "en",
    "<title>Sign in</title><h1>Sign in</h1><p>Please sign in to read on, it is free of charge.</p><form><input name=u><input type=password></form>",
  ],
  [
    "error-page",
    "zh",
    "<title>提示信息</title><h1>您访问的页面不存在</h1><p>您要查看的页面已经被删除,或者暂时无法访问,请稍后再试,谢谢。</p>",
  ],
  [
    "error-page",
    "en",
    "<title>404 Not Found</title><h1>Page not found</h1><p>The page you asked for does not exist, or it was moved to another place.</p>",
  ],
  [
    "consent",
    "zh",
    "<title>隐私设置</title><h1>隐私设置</h1><p>我们和合作伙伴使用Cookie来改进服务,您可以同意使用全部Cookie,或者拒绝非必要的Cookie,也可以随时在隐私设置中更改Cookie偏好。</p><button>同意</button>",
  ],
  [
    "consent",
    "en",
    "<title>Before you go on</title><div><p>We use cookies, and our partners use cookies, to show you what you like. Your consent to cookies can be taken back, in the privacy preferences, at any time.</p></div>",
  ],
  ["video-only", "zh", "<title>航拍新城</title><h1>航拍新城</h1><video src=/v.mp4></video>"],
  [
    "video-only",
    "en",
    "<title>A film of the bridge</title><h1>A film of the bridge</h1><video src=/bridge.mp4></video>",
  ],
];

let site: LoopbackSite;
let pipeline: Pipeline;

beforeEach(async () => {
  site = await createLoopbackSite();
  onTestFinished(() => site.close());
  pipeline = createPipeline();
});

async function recordOf(path: string): Promise<ArticleRecord | undefined> {
  const { key } = await pipeline.source();
  const canonical = canonicalizeUrl(`${site.origin}${path}`) ?? "";
  const [record] = await pipeline.deps.articles.getArticles([articleId(key, canonical as never)]);
  return record;
}

async function later(milliseconds: number): Promise<number> {
  site.requests.length = 0;
  pipeline.pass(milliseconds);
  await pipeline.tick();
  return site.visits().filter(({ path }) => path === "/news/1131.html").length;
}

describe("a link that leads to no article", () => {
  it.each(PAGES)("is kept with its reason and never shown: %s, %s", async (reason, _, body) => {
    const [bad, ...good] = newsRun(1, 6);
    const path = bad?.path ?? "";
    serveNews(site, good);
    site.pages.set("/news/", { body: newsListing(newsRun(1, 6)) });
    site.pages.set(path, { body: `<!DOCTYPE html><meta charset="utf-8">${body}` });
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
    await pipeline.tick();

    expect((await pipeline.entries()).map(({ title }) => title)).toEqual(titlesOf(good));
    expect(await recordOf(path)).toMatchObject({ state: "pending", reason, attempts: 1 });
    expect((await pipeline.source()).health.state).toBe("healthy");
  });

  it("is asked for again after a growing time, and enters once it is an article", async () => {
    const [bad, ...good] = newsRun(1, 6);
    serveNews(site, good);
    site.pages.set("/news/", { body: newsListing(newsRun(1, 6)) });
    site.pages.set(bad?.path ?? "", { body: `<!DOCTYPE html>${PAGES[5]?.[2]}` });
    await pipeline.apply({ url: `${site.origin}/news/`, everyMs: HOUR });
    await pipeline.tick();

    const waits: number[] = [];
    for (let visit = 0; visit < 3; visit++) {
      const record = await recordOf(bad?.path ?? "");
      const wait = Date.parse(record?.nextAttemptAt ?? "") - pipeline.deps.clock.now().getTime();
      waits.push(wait);
      const half = Math.round(wait / 2);
      expect(await later(half)).toBe(0);
      expect(await later(half + MINUTE)).toBe(1);
    }
    const [first = 0, second = 0, third = 0] = waits;
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first * 1.3);
    expect(third).toBeGreaterThan(second * 1.3);

    serveNews(site, newsRun(1, 1));
    await later(30 * DAY);
    expect((await pipeline.entries()).map(({ title }) => title)).toContain(bad?.title);
  });
});
