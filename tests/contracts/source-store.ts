import { expect, it, vi } from "vitest";
import type { SourceStore } from "../../functions/usecases/ports.ts";
import { aSource, next } from "../support/stored-records.ts";

/** `create` gives an empty store. What an index tells may be late by moments, hence `vi.waitFor`. */
export function itKeepsTheSourceStoreContract(create: () => Promise<SourceStore>): void {
  it("gives back a source as it was saved, and nothing for an unknown key or id", async () => {
    const store = await create();
    const source = aSource("gonggao", { charset: "gbk", validators: { etag: 'W/"中"' } });
    expect(await store.saveSource(source)).toBe(true);

    expect(await store.getSource(source.key)).toEqual(source);
    await vi.waitFor(async () => expect(await store.findSource("gonggao")).toEqual(source));
    expect(await store.getSource("unknown")).toBeUndefined();
    expect(await store.findSource("gong")).toBeUndefined();
  });

  it("saves a source only over the revision before it", async () => {
    const store = await create();
    const first = aSource("gonggao");
    expect(await store.saveSource(next(first))).toBe(false);
    expect(await store.getSource(first.key)).toBeUndefined();

    expect(await store.saveSource(first)).toBe(true);
    expect(await store.saveSource({ ...first, status: "paused" })).toBe(false);
    expect(await store.saveSource(next(next(first)))).toBe(false);
    expect(await store.getSource(first.key)).toEqual(first);

    const second = next(first, { status: "paused", nextCrawlAt: undefined });
    expect(await store.saveSource(second)).toBe(true);
    expect(await store.getSource(first.key)).toMatchObject({ revision: 2, status: "paused" });
  });

  it("counts a save that was applied already as a success: only its answer was lost", async () => {
    const store = await create();
    const first = aSource("gonggao");
    const second = next(first, { lastCounts: undefined, failuresInARow: 2 });
    await store.saveSource(first);
    expect(await store.saveSource(first)).toBe(true);
    expect(await store.saveSource(second)).toBe(true);
    expect(await store.saveSource(second)).toBe(true);
    expect(await store.saveSource(first)).toBe(false);
  });

  it("lets one of many racing writers win", async () => {
    const store = await create();
    const first = aSource("gonggao");
    await store.saveSource(first);
    const saves = Array.from({ length: 8 }, (_, failuresInARow) =>
      store.saveSource(next(first, { failuresInARow })),
    );
    expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
  });

  it("finds a source by its present id only, whoever had the id before", async () => {
    const store = await create();
    const former = aSource("gonggao", { key: "0", status: "removed", nextCrawlAt: undefined });
    const heir = aSource("gonggao", { key: "1" });
    const renamed = aSource("old-name", { key: "2" });
    for (const source of [former, heir, renamed]) await store.saveSource(source);
    const { source } = renamed;
    await store.saveSource(
      next(renamed, { source: { ...source, id: "new-name" }, formerIds: ["old-name"] }),
    );

    await vi.waitFor(async () => {
      expect((await store.findSource("gonggao"))?.key).toBe("1");
      expect((await store.findSource("new-name"))?.key).toBe("2");
      expect(await store.findSource("old-name")).toBeUndefined();
    });
  });

  it("lists all sources by id, also paused and removed ones", async () => {
    const store = await create();
    await store.saveSource(aSource("b", { status: "paused", nextCrawlAt: undefined }));
    await store.saveSource(aSource("a-1", { status: "removed", nextCrawlAt: undefined }));
    await store.saveSource(aSource("a"));
    await vi.waitFor(async () => {
      const ids = (await store.listSources()).map(({ source }) => source.id);
      expect(ids).toEqual(["a", "a-1", "b"]);
    });
  });

  it("lists what is due, longest due first, as it is now", async () => {
    const store = await create();
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
    const source = (id: string, minute: number) => aSource(id, { nextCrawlAt: at(minute) });
    const taken = source("taken", 1);
    for (const one of [source("c", 3), source("a", 5), source("later", 6), source("b", 4), taken]) {
      await store.saveSource(one);
    }
    await store.saveSource(aSource("paused", { status: "paused", nextCrawlAt: undefined }));
    await store.saveSource(next(taken, { nextCrawlAt: at(30) }));

    await vi.waitFor(async () => {
      const due = await store.listDueSources(at(5), 10);
      expect(due.map(({ source: { id } }) => id)).toEqual(["c", "b", "a"]);
      expect(await store.listDueSources(at(5), 2)).toEqual(due.slice(0, 2));
    });
    expect(await store.listDueSources(at(2), 10)).toEqual([]);
  });

  it("keeps fields that this program does not know", async () => {
    const store = await create();
    const source = { ...aSource("gonggao"), ofTomorrow: { 明天: [1, null, true, "", 0.5] } };
    await store.saveSource(source);
    expect(await store.getSource(source.key)).toEqual(source);
  });
}
