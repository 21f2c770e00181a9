import { join } from "node:path";
import { expect, it } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteQueue } from "../../functions/adapters/sqlite-queue.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import type { Message } from "../../functions/core/messages.ts";
import { temporaryDirectory, tidings } from "../support/command.ts";
import { anArticle, aSource } from "../support/stored-records.ts";

const FAILURE = "store-unavailable: 数据库暂时不可用 (the table did not answer)";

const SOURCE = aSource("gonggao");
const ARTICLE = anArticle("one", { sourceKey: SOURCE.key });

/** One article's message that failed five times, one source's whose worker died, and one that nobody can read. */
async function putAside(data: string): Promise<void> {
  const db = openDatabase(join(data, "tidings.db"));
  const source = SOURCE;
  await createSqliteSourceStore(db).saveSource(source);
  await createSqliteArticleStore(db).saveArticle(ARTICLE);
  let now = Date.now() - 3_600_000;
  const queue = createSqliteQueue(db, { now: () => now });
  const about = {
    version: 1,
    sourceKey: source.key,
    enqueuedAt: new Date(now).toISOString(),
  } as const;
  const messages: Message[] = [
    { ...about, kind: "crawl-article", articleId: ARTICLE.id },
    { ...about, kind: "crawl-source" },
    { ...about, version: 9 as 1, kind: "crawl-source" },
  ];
  await queue.send(messages.map((message) => ({ message, delaySeconds: 0 })));
  for (let delivery = 0; delivery < 6; delivery += 1) {
    queue.receive({ queue: "crawl-source", most: 9, visibilityMs: 1000 });
    for (const { messageId } of queue.receive({
      queue: "crawl-article",
      most: 9,
      visibilityMs: 1000,
    }))
      queue.noteFailure(messageId, FAILURE);
    now += 2000;
  }
  db.close();
}

it("shows what was put aside with its cause, and sends it again", async () => {
  const data = temporaryDirectory();
  await putAside(data);
  const look = async () => JSON.parse((await tidings(["status", "--data", data, "--json"])).stdout);

  const { deadLetters } = await look();
  expect(deadLetters).toHaveLength(3);
  const seen = deadLetters.map(({ source, url, cause }: Record<string, string>) => [
    source,
    url,
    cause,
  ]);
  expect(seen).toContainEqual(["gonggao", ARTICLE.url, FAILURE]);
  expect(seen).toContainEqual(["gonggao", SOURCE.source.url, "its worker died"]);
  expect(seen).toContainEqual([undefined, undefined, "its worker died"]);

  const text = (await tidings(["status", "--data", data])).stdout;
  expect(text).toContain("3 put aside after five failures; tidings retry sends them again");
  expect(text).toContain(FAILURE);

  const wrong = await tidings(["retry", "nothing", "--data", data]);
  expect(wrong).toMatchObject({
    code: 2,
    stderr: "tidings: no such message: nothing; see tidings status\n",
  });
  const one = await tidings(["retry", deadLetters[0].id, "--data", data, "--json"]);
  expect(JSON.parse(one.stdout)).toEqual({ retried: 1 });
  const rest = await tidings(["retry", "--data", data]);
  expect(rest.stdout).toBe("2 tried again when the service is started\n");
  expect((await tidings(["retry", "--data", data])).stdout).toBe("nothing was put aside\n");
  expect((await look()).deadLetters).toEqual([]);

  const db = openDatabase(join(data, "tidings.db"));
  const queue = createSqliteQueue(db);
  const again = (["crawl-source", "crawl-article"] as const).flatMap((kind) =>
    queue.receive({ queue: kind, most: 9, visibilityMs: 1000 }),
  );
  expect(again.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual([
    "1",
    "1",
    "1",
  ]);
  db.close();
}, 60_000);
