import { describe, expect, it } from "vitest";
import { createGroupCommit } from "../../functions/adapters/sqlite-group-commit.ts";
import { prepare } from "../../functions/adapters/sqlite-statements.ts";
import { openSqliteFile } from "../support/sqlite-file.ts";

function openGroup() {
  const db = openSqliteFile();
  db.exec("CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT");
  const insert = prepare(db, "INSERT INTO notes VALUES ($id)");
  const list = () =>
    prepare(db, "SELECT id FROM notes ORDER BY id")
      .all()
      .map(({ id }) => id);
  return {
    db,
    list,
    insert: (id: number) => insert.run({ $id: id }),
    write: createGroupCommit(db),
  };
}

describe("writes of one turn", () => {
  it("are committed together, and told in the order in which they were asked for", async () => {
    const { insert, write, list } = openGroup();
    const told: string[] = [];
    const first = write(() => insert(1)).then(() => told.push(`1 ${list()}`));
    const second = write(() => insert(2)).then(() => told.push(`2 ${list()}`));
    expect(list()).toEqual([]);
    await Promise.all([first, second]);
    expect(told).toEqual(["1 1,2", "2 1,2"]);
    await write(() => insert(3));
    expect(list()).toEqual([1, 2, 3]);
  });

  it("fail alone where one of them fails", async () => {
    const { insert, write, list } = openGroup();
    const ids = [1, 2, 1, 3];
    const results = await Promise.allSettled(ids.map((id) => write(() => insert(id))));
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(results[2]).toMatchObject({ reason: { code: "store-unavailable" } });
    expect(list()).toEqual([1, 2, 3]);
  });

  it("all fail, and leave nothing, where they cannot be committed", async () => {
    const { db, insert, write, list } = openGroup();
    await write(() => insert(1));
    const lost = write(() => {
      insert(2);
      db.exec("ROLLBACK");
      throw new Error("the disk is full");
    });
    const results = await Promise.allSettled([write(() => insert(3)), lost]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(list()).toEqual([1]);
    await write(() => insert(4));
    expect(list()).toEqual([1, 4]);
  });
});
