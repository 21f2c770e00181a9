import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DeleteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { bodyKey } from "../../functions/usecases/article-body.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";
import { checkFeed } from "../support/check-feed.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { feedOf, findBroken, findUnhealed } from "../support/fault-invariants.ts";
import { openWorld } from "../support/fault-lives.ts";
import { createFaultSite } from "../support/fault-site.ts";
import { HOUR } from "../support/fault-world.ts";
import { createFeedWorld } from "../support/feed-world.ts";
import { makeDirectory } from "../support/sqlite-file.ts";

const dynamoDb = useDynamoDb();
const START = Date.parse("2026-11-22T08:00:00Z");

describe("F41 what a time to live took away, early or late", () => {
  it("is asked for again: the pace and the rules of a host", async () => {
    const { client, tableName, hosts } = await createStores(dynamoDb());
    let now = START;
    const site = createFaultSite(() => now, START);
    const { path } = site.publish();
    const clock = { now: () => new Date(now) };
    const visitor = createPageVisitor({
      http: site.clientOf(1),
      hosts,
      clock,
      userAgent: "Tidings/test",
    });
    const visit = () => visitor.visitPage({ url: `http://news.example.cn${path}`, robots: "obey" });
    const asked = () => site.requests.map((request) => request.path);

    expect((await visit()).kind).toBe("fetched");
    now += 25 * HOUR;
    expect((await visit()).kind).toBe("fetched");
    expect(asked()).toEqual(["/robots.txt", path, "/robots.txt", path]);

    const { Items: items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    expect(items.length).toBeGreaterThanOrEqual(2);
    for (const { PK, SK } of items) {
      if (PK === undefined || SK === undefined) throw new Error("an item without its key");
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: { PK, SK } }));
    }
    now += 60_000;
    expect((await visit()).kind).toBe("fetched");
    expect(asked().slice(4)).toEqual(["/robots.txt", path]);
  });
});

describe("F42 bodies that are lost or damaged", () => {
  it.each(["rss", "atom", "json"] as const)(
    "leave their entries without text, the others whole, and the operator told: %s",
    async (format) => {
      const world = createFeedWorld();
      const source = await world.addSource("xinwen");
      const [lost, damaged, cut] = [
        await world.addEntry(source, "lost"),
        await world.addEntry(source, "damaged"),
        await world.addEntry(source, "cut"),
      ];
      await world.addEntry(source, "whole");
      await world.blobs.deleteBlob(bodyKey(lost));
      await world.blobs.putBlob(bodyKey(damaged), Buffer.from([0xff, 0, 0x7b]), "application/json");
      const bytes = await world.blobs.getBlob(bodyKey(cut));
      await world.blobs.putBlob(
        bodyKey(cut),
        bytes?.subarray(0, 80) ?? new Uint8Array(),
        "application/json",
      );

      const response = await world.get(`/feeds/xinwen.${format}`);
      expect(response.status).toBe(200);
      const { faults, entries } = checkFeed(format, await response.text(), world.time.now);
      expect(faults).toEqual([]);
      expect(entries).toHaveLength(4);
      expect(entries.filter(({ html }) => html.includes("opens today"))).toHaveLength(1);
      const told = world.problems.filter(({ kind }) => kind === "body-lost");
      expect(new Set(told.map((problem) => "id" in problem && problem.id))).toEqual(
        new Set([lost.id, damaged.id, cut.id]),
      );
      for (const { id } of [lost, damaged, cut]) {
        expect((await world.get(`/articles/${id}`)).status).toBeLessThan(500);
      }
    },
  );
});

/** What a source was, and what is left of it after its table was lost or taken back to an earlier state. */
async function loseTable(path: string, isRestored: boolean) {
  const copy = join(makeDirectory(), "tidings.db");
  const world = openWorld(path, START);
  await world.apply();
  await world.run(HOUR);
  world.backUp(copy);
  for (let n = 0; n < 3; n += 1) world.site.publish();
  await world.run(2 * HOUR);
  const ids = await feedOf(world);
  const guids = new Set([...world.history.articles.values()].map(({ guid }) => guid));
  world.close();
  for (const suffix of ["", "-wal", "-shm"]) {
    rmSync(join(path, `tidings.db${suffix}`), { force: true });
  }
  if (isRestored) cpSync(copy, join(path, "tidings.db"));
  return { ids, guids };
}

describe("F46 a table that was lost", () => {
  it.each([
    ["restored as it was hours before", true, 4],
    ["not restored", false, 0],
  ])("is filled again by crawling, without one new id: %s", async (_, isRestored, left) => {
    const path = makeDirectory();
    const { ids, guids } = await loseTable(path, isRestored);
    expect(ids).toHaveLength(7);
    const world = openWorld(path, START + 4 * HOUR);
    for (let n = 0; n < 3; n += 1) world.site.publish();
    await world.apply();
    const kept = await feedOf(world);
    expect(kept).toHaveLength(left);
    await world.run(2 * HOUR);

    expect(await findUnhealed(world)).toEqual([]);
    expect(await findBroken(world, kept)).toEqual([]);
    expect((await feedOf(world)).toSorted()).toEqual(ids.toSorted());
    const again = [...world.history.articles.values()].map(({ guid }) => guid);
    expect(again.filter((guid) => !guids.has(guid))).toEqual([]);
    world.close();
  });
});
