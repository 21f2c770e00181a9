import { expect, it, vi } from "vitest";
import type { DueSource, SourceStore } from "../../functions/usecases/ports.ts";
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

  it("lists what is due, longest due first", async () => {
    const store = await create();
    const source = (id: string, minute: number) => aSource(id, { nextCrawlAt: at(minute) });
    const taken = source("taken", 1);
    for (const one of [source("c", 3), source("a", 5), source("later", 6), source("b", 4), taken]) {
      await store.saveSource(one);
    }
    await store.saveSource(aSource("paused", { status: "paused", nextCrawlAt: undefined }));
    await store.saveSource(next(taken, { nextCrawlAt: at(30) }), taken);

    await vi.waitFor(async () => {
      const due = await store.listDueSources(at(5), 10);
      expect(due.map(({ key }) => key)).toEqual(["c", "b", "a"].map((id) => aSource(id).key));
      expect(due[0]).toEqual({ key: aSource("c").key, dueAt: at(3), intervalMs: 1_800_000 });
      expect(await store.listDueSources(at(5), 2)).toEqual(due.slice(0, 2));
    });
    expect(await store.listDueSources(at(2), 10)).toEqual([]);
  });

  it("lets one of many claim what is due, and its record alone", async () => {
    const store = await create();
    const source = aSource("a", { nextCrawlAt: at(1), slotAt: at(1) });
    await store.saveSource(source);
    const [due] = await listed(store, at(1));
    expect(due).toMatchObject({ dueAt: at(1), slotAt: at(1) });
    if (due === undefined) return;
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, n) => store.claimSource(due, at(20 + n))),
    );
    expect(claims.filter((isClaimed) => isClaimed)).toHaveLength(1);
    const nextCrawlAt = at(20 + claims.indexOf(true));
    const { slotAt: _, ...rest } = source;
    expect(await store.getSource(source.key)).toEqual({ ...rest, nextCrawlAt });
    expect(await store.findSource("a")).toEqual({ ...rest, nextCrawlAt });
    expect(await store.listSources()).toEqual([{ ...rest, nextCrawlAt }]);
    await vi.waitFor(async () => expect(await store.listDueSources(at(19), 9)).toEqual([]));
  });

  it("leaves a claim alone that was made while a record was changed", async () => {
    const store = await create();
    const source = aSource("a", { nextCrawlAt: at(1) });
    await store.saveSource(source);
    const [due] = await listed(store, at(1));
    if (due !== undefined) await store.claimSource(due, at(20));
    expect(await store.saveSource(next(source, { charset: "gbk" }), source)).toBe(true);
    expect(await store.getSource(source.key)).toMatchObject({
      charset: "gbk",
      nextCrawlAt: at(20),
    });
  });

  it("moves a due time with its record; of two who move it at once the earlier stands", async () => {
    const store = await create();
    const first = aSource("a", { nextCrawlAt: at(1) });
    await store.saveSource(first);
    const parked = next(first, { nextCrawlAt: at(40), slotAt: at(40) });
    expect(await store.saveSource(parked, first)).toBe(true);
    expect(await store.getSource(first.key)).toEqual(parked);

    const sooner = next(parked, { nextCrawlAt: at(10), slotAt: undefined });
    await store.saveSource(sooner, parked);
    const late = next(sooner, { nextCrawlAt: at(50) });
    expect(await store.saveSource(late, parked)).toBe(true);
    expect(await store.getSource(first.key)).toMatchObject({ revision: 4, nextCrawlAt: at(10) });
    const soonest = next(late, { nextCrawlAt: at(5) });
    expect(await store.saveSource(soonest, { ...late, nextCrawlAt: at(50) })).toBe(true);
    expect(await store.getSource(first.key)).toMatchObject({ revision: 5, nextCrawlAt: at(5) });
  });

  it("moves no due time for a save that lost its race", async () => {
    const store = await create();
    const first = aSource("a", { nextCrawlAt: at(1) });
    await store.saveSource(first);
    await store.saveSource(next(first, { charset: "gbk" }), first);
    expect(await store.saveSource(next(first, { nextCrawlAt: at(9) }), first)).toBe(false);
    expect(await store.getSource(first.key)).toMatchObject({ charset: "gbk", nextCrawlAt: at(1) });
  });

  it("takes a due time away for good, and gives one again", async () => {
    const store = await create();
    const first = aSource("a", { nextCrawlAt: at(1) });
    await store.saveSource(first);
    const [due] = await listed(store, at(1));
    const paused = next(first, { status: "paused", nextCrawlAt: undefined });
    expect(await store.saveSource(paused, first)).toBe(true);
    expect(due && (await store.claimSource(due, at(20)))).toBe(false);
    const late = next(paused, { nextCrawlAt: at(30) });
    await store.saveSource(late, first);
    expect(await store.getSource(first.key)).not.toHaveProperty("nextCrawlAt");

    const resumed = next(late, { status: "active", nextCrawlAt: at(2) });
    expect(await store.saveSource(resumed, { ...late, nextCrawlAt: undefined })).toBe(true);
    expect(await store.getSource(first.key)).toEqual(resumed);
    await vi.waitFor(async () => expect(await store.listDueSources(at(2), 9)).toHaveLength(1));
  });

  it("keeps fields that this program does not know", async () => {
    const store = await create();
    const source = { ...aSource("gonggao"), ofTomorrow: { 明天: [1, null, true, "", 0.5] } };
    await store.saveSource(source);
    expect(await store.getSource(source.key)).toEqual(source);
  });
}

function at(minute: number): string {
  return new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
}

/** The one that is due, once the store shows it. */
function listed(store: SourceStore, now: string): Promise<DueSource[]> {
  return vi.waitFor(async () => {
    const due = await store.listDueSources(now, 9);
    expect(due).toHaveLength(1);
    return due;
  });
}
