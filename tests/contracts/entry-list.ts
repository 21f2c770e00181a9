import fc from "fast-check";
import { expect, it } from "vitest";
import type { ArticleRecord } from "../../functions/core/records.ts";
import type { ArticleStore, EntryQuery, FeedCursor } from "../../functions/usecases/ports.ts";
import { runs as inRuns } from "../support/properties.ts";
import { anArticle, anEntry, next } from "../support/stored-records.ts";
import type { PropertyOptions } from "./property-options.ts";

/** The part of the article store's contract that feeds stand on: at once, complete, in order. */
export function itListsEntries(
  create: () => Promise<ArticleStore>,
  { runs = 40 }: PropertyOptions = {},
): void {
  it("shows an entry as soon as it is saved, in its source and in all, and only entries", async () => {
    const store = await create();
    const article = anArticle("1", { sourceKey: "a" });
    await store.saveArticle(article);
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 5 })).toEqual([]);

    const entry = next(article, { state: "entered", enteredAt: "2026-11-22T08:00:00.000Z" });
    await store.saveArticle(entry);
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 5 })).toEqual([entry]);
    const inA = { scope: { sourceKey: "a" }, order: "oldest", limit: 5 } as const;
    expect(await store.listEntries(inA)).toEqual([entry]);
    expect(await store.listEntries({ ...inA, scope: { sourceKey: "b" } })).toEqual([]);

    const hidden = next(entry, { state: "hidden" });
    await store.saveArticle(hidden);
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 5 })).toEqual([]);
    await store.saveArticle(next(hidden, { state: "entered" }));
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 5 })).toHaveLength(1);
  });

  it("keeps what was backfilled apart from the news, in its own order", async () => {
    const store = await create();
    const news = anEntry("1", timeAt(1), { sourceKey: "a" });
    const past = [2, 3].map((n) =>
      anEntry(`${n}`, timeAt(n), { sourceKey: "a", cameWith: "backfill" }),
    );
    for (const entry of [news, ...past]) await store.saveArticle(entry);
    expect(await store.listEntries({ scope: "all", order: "newest", limit: 5 })).toEqual([news]);
    const scope = { sourceKey: "a" };
    expect(await store.listEntries({ scope, order: "newest", limit: 5 })).toEqual([news]);
    const history = { scope: { historyOf: "a" }, order: "newest", limit: 5 } as const;
    expect(await store.listEntries(history)).toEqual(past.toReversed());
    const [oldest, newest] = past;
    if (oldest === undefined || newest === undefined) throw new Error("too few");
    const beyond = { enteredAt: timeAt(3), id: newest.id };
    expect(await store.listEntries({ ...history, beyond })).toEqual([oldest]);
    expect(await store.listEntries({ ...history, scope: { historyOf: "b" } })).toEqual([]);
    await store.saveArticle(next(oldest, { state: "gone" }));
    expect(await store.listEntries(history)).toEqual([newest]);
  });

  it("shows an entry's newest revision in its old place", async () => {
    const store = await create();
    const first = anEntry("1", "2026-11-20T08:00:00.000Z");
    const other = anEntry("2", "2026-11-21T08:00:00.000Z");
    await store.saveArticle(first);
    await store.saveArticle(other);
    const changed = next(first, { title: "changed", modifiedAt: "2026-11-22T08:00:00.000Z" });
    await store.saveArticle(changed);
    const list = await store.listEntries({ scope: "all", order: "newest", limit: 5 });
    expect(list).toEqual([other, changed]);
  });

  it("pages on past entries that were taken out, however many", async () => {
    const store = await create();
    const all = Array.from({ length: 30 }, (_, n) => anEntry(`${n}`, timeAt(n)));
    await Promise.all(all.map((entry) => store.saveArticle(entry)));
    const out = all.slice(3, 29);
    const state = (n: number) => (n % 2 ? "gone" : "hidden");
    await Promise.all(out.map((entry, n) => store.saveArticle(next(entry, { state: state(n) }))));
    const list = await store.listEntries({ scope: "all", order: "newest", limit: 3 });
    expect(list).toEqual([all[29], all[2], all[1]]);
  });

  it("gives every entry once and in order, page by page, across months and equal times", async () => {
    const store = await create();
    const entries = someEntries();
    await Promise.all(entries.map((entry) => store.saveArticle(entry)));
    await fc.assert(
      fc.asyncProperty(aQuery(), fc.integer({ min: 1, max: 40 }), async (query, limit) => {
        const expected = entriesOf(entries, query);
        expect(await pages(store, { ...query, limit })).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: inRuns(runs) },
    );
  });

  it("begins strictly beyond any place, also one where nothing stands", async () => {
    const store = await create();
    const entries = someEntries();
    await Promise.all(entries.map((entry) => store.saveArticle(entry)));
    const place = fc.record({
      enteredAt: fc.integer({ min: -3, max: 90 }).map(timeAt),
      id: fc.constantFrom("", "7", "~", ...entries.slice(0, 5).map(({ id }) => id)),
    });
    await fc.assert(
      fc.asyncProperty(aQuery(), place, async (query, beyond) => {
        const expected = entriesOf(entries, query).filter((entry) =>
          query.order === "newest" ? compare(entry, beyond) < 0 : compare(entry, beyond) > 0,
        );
        const found = await store.listEntries({ ...query, beyond, limit: 7 });
        expect(found.map(({ id }) => id)).toEqual(expected.slice(0, 7).map(({ id }) => id));
      }),
      { numRuns: inRuns(runs) },
    );
  });

  it("may leave out what entered before the month it is told, and nothing else", async () => {
    const store = await create();
    const entries = someEntries();
    await Promise.all(entries.map((entry) => store.saveArticle(entry)));
    for (const order of ["newest", "oldest"] as const) {
      const notBefore = "2026-11-15T00:00:00.000Z";
      const found = await store.listEntries({ scope: "all", order, notBefore, limit: 100 });
      const ids = new Set(found.map(({ id }) => id));
      const due = entries.filter(({ enteredAt = "" }) => enteredAt >= "2026-11-01");
      expect(due.filter(({ id }) => !ids.has(id))).toEqual([]);
    }
  });
}

/** 36 entries over three months, in two sources, some of them at the same moment. */
function someEntries(): ArticleRecord[] {
  return Array.from({ length: 36 }, (_, n) =>
    anEntry(`${n}`, timeAt(3 * Math.floor(n * 0.7)), { sourceKey: n % 3 === 0 ? "a" : "b" }),
  );
}

function timeAt(n: number): string {
  return new Date(Date.UTC(2026, 9, 5 + n)).toISOString();
}

function aQuery() {
  return fc.record({
    scope: fc.constantFrom<EntryQuery["scope"]>("all", { sourceKey: "a" }, { sourceKey: "b" }),
    order: fc.constantFrom<EntryQuery["order"]>("newest", "oldest"),
  });
}

/** A list that never comes to an end ends here. */
const MOST_PAGES = 100;

async function pages(store: ArticleStore, query: EntryQuery): Promise<string[]> {
  const ids: string[] = [];
  let beyond: FeedCursor | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const entries = await store.listEntries({ ...query, beyond });
    ids.push(...entries.map(toId));
    const last = entries.at(-1);
    if (last === undefined) return ids;
    beyond = toCursor(last);
  }
  throw new Error(`more than ${MOST_PAGES} pages`);
}

function entriesOf(
  entries: readonly ArticleRecord[],
  { scope, order }: Pick<EntryQuery, "scope" | "order">,
): ArticleRecord[] {
  const key = scope !== "all" && "sourceKey" in scope ? scope.sourceKey : undefined;
  const own = entries.filter(({ sourceKey }) => scope === "all" || sourceKey === key);
  const sorted = own.toSorted((a, b) => compare(a, toCursor(b)));
  return order === "oldest" ? sorted : sorted.reverse();
}

function compare({ enteredAt = "", id }: ArticleRecord, beyond: FeedCursor): number {
  if (enteredAt !== beyond.enteredAt) return enteredAt < beyond.enteredAt ? -1 : 1;
  return id === beyond.id ? 0 : id < beyond.id ? -1 : 1;
}

function toCursor({ enteredAt = "", id }: ArticleRecord): FeedCursor {
  return { enteredAt, id };
}

function toId({ id }: ArticleRecord): string {
  return id;
}
