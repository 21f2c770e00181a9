import { describe, expect, it, vi } from "vitest";
import type { ArticleRecord } from "../../functions/core/records.ts";
import type { ArticleStore } from "../../functions/usecases/ports.ts";
import { anArticle, anEntry, next } from "../support/stored-records.ts";
import { itListsEntries } from "./entry-list.ts";
import type { PropertyOptions } from "./property-options.ts";

/** `create` gives an empty store. What an index tells may be late by moments; what is asked by id or by feed never is. */
export function itKeepsTheArticleStoreContract(
  create: () => Promise<ArticleStore>,
  options: PropertyOptions = {},
): void {
  describe("by id", () => itKeepsArticles(create));
  describe("by feed", () => itListsEntries(create, options));
  describe("by time and by source", () => itListsForWork(create));
}

function itKeepsArticles(create: () => Promise<ArticleStore>): void {
  it("gives back articles as they were saved", async () => {
    const store = await create();
    const full = anEntry("1", "2026-11-22T08:00:00.000Z", {
      byline: ["福明", "Ada Example"],
      publishedAt: "2021-03-23T18:58:28+08:00",
      publishedPrecision: "second",
      images: [{ url: "https://www.example.cn/1.jpg", alt: "", width: 640 }],
      revisions: [{ at: "2026-11-22T09:00:00.000Z", contentHash: "h", title: "旧题 \u{1f5de}" }],
    });
    const bare = anArticle("2");
    await store.saveArticle(full);
    await store.saveArticle(bare);
    const found = await store.getArticles([full.id, "unknown", bare.id, full.id]);
    expect(byId(found)).toEqual(byId([full, bare]));
    expect(await store.getArticles([])).toEqual([]);
  });

  it("finds any number of ids", async () => {
    const store = await create();
    const saved = Array.from({ length: 120 }, (_, n) => anArticle(`n${n}`));
    await Promise.all(saved.map((article) => store.saveArticle(article)));
    const unknown = Array.from({ length: 120 }, (_, n) => `unknown-${n}`);
    const found = await store.getArticles([...unknown, ...saved.map(({ id }) => id)]);
    expect(byId(found)).toEqual(byId(saved));
  });

  it("saves an article only over the revision before it", async () => {
    const store = await create();
    const first = anArticle("1");
    expect(await store.saveArticle(next(first))).toBe(false);
    expect(await store.saveArticle(first)).toBe(true);
    expect(await store.saveArticle(first)).toBe(true);
    expect(await store.saveArticle({ ...first, title: "another" })).toBe(false);
    const second = next(first, { title: "改过的题目" });
    expect(await store.saveArticle(second)).toBe(true);
    expect(await store.saveArticle(first)).toBe(false);
    expect(await store.getArticles([first.id])).toEqual([second]);
  });

  it("takes the most hostile page, cut to what every store takes", async () => {
    const store = await create();
    const long = "长".repeat(500_000);
    const images = Array.from({ length: 9000 }, (_, n) => ({ url: `https://a.example/${n}` }));
    const hostile = anEntry("1", "2026-11-22T08:00:00.000Z", { title: long, images });
    expect(await store.saveArticle(hostile)).toBe(true);
    expect(await store.saveArticle(hostile)).toBe(true);
    const [stored] = await store.getArticles([hostile.id]);
    expect(stored?.title).toHaveLength(1000);
    expect(stored?.images).toEqual(images.slice(0, 100));
  });

  it("lets one of many racing writers win, and shows that one in the feed", async () => {
    const store = await create();
    const first = anArticle("1");
    await store.saveArticle(first);
    const entries = Array.from({ length: 8 }, (_, n) =>
      next(first, { state: "entered", enteredAt: `2026-11-22T08:00:00.00${n}Z` }),
    );
    const won = await Promise.all(entries.map((entry) => store.saveArticle(entry)));
    const winner = entries.filter((_, n) => won[n]);
    expect(winner).toHaveLength(1);
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 9 })).toEqual(winner);
  });
}

function itListsForWork(create: () => Promise<ArticleStore>): void {
  it("lists what is due over all sources, longest due first, as it is now", async () => {
    const store = await create();
    const due = (name: string, n: number) =>
      anArticle(name, { sourceKey: `s${n % 2}`, nextAttemptAt: timeAt(n) });
    const taken = due("taken", 0);
    for (const one of [due("3", 3), due("1", 1), due("2", 2), due("9", 9), taken]) {
      await store.saveArticle(one);
    }
    await store.saveArticle(next(taken, { state: "entered", nextAttemptAt: undefined }));
    await vi.waitFor(async () => {
      const list = await store.listDueArticles(timeAt(3), 10);
      expect(list.map(({ id }) => id)).toEqual([due("1", 1), due("2", 2), due("3", 3)].map(toId));
      expect(await store.listDueArticles(timeAt(3), 2)).toEqual(list.slice(0, 2));
    });
  });

  it("lists a source's every record by id, page by page, tombstones too", async () => {
    const store = await create();
    const states = ["pending", "entered", "held", "rejected", "hidden", "gone", "alias"] as const;
    const mine = states.map((state, n) =>
      anArticle(state, { sourceKey: "a", state, enteredAt: timeAt(n) }),
    );
    const foreign = anArticle("foreign", { sourceKey: "ab" });
    for (const article of [...mine, foreign]) await store.saveArticle(article);

    const sorted = byId(mine);
    await vi.waitFor(async () => {
      const first = await store.listSourceArticles("a", 4);
      expect(first).toEqual(sorted.slice(0, 4));
      expect(await store.listSourceArticles("a", 4, first[3]?.id)).toEqual(sorted.slice(4));
    });
    expect(await store.listSourceArticles("a", 4, sorted.at(-1)?.id)).toEqual([]);
  });
}

function timeAt(n: number): string {
  return new Date(Date.UTC(2026, 9, 5 + n)).toISOString();
}

function byId(articles: readonly ArticleRecord[]): ArticleRecord[] {
  return articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function toId({ id }: ArticleRecord): string {
  return id;
}
