import { beforeEach, describe, expect, it } from "vitest";
import { emptyPageFirst, halve } from "../support/dynamodb-faults.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { awsError, type Reply } from "../support/fault-proxy.ts";
import { incompressible } from "../support/incompressible.ts";
import { anArticle, anEntry, aSource, next } from "../support/stored-records.ts";

const dynamoDb = useDynamoDb();

beforeEach(() => {
  dynamoDb().proxy.fault = undefined;
});

const stores = () => createStores(dynamoDb());

describe("DynamoDB stores under faults", () => {
  it("take a save for done when it was applied and only the answer was lost", async () => {
    const { articles } = await stores();
    const first = anArticle("1");
    loseAnswer("PutItem");
    expect(await articles.saveArticle(first)).toBe(true);
    loseAnswer("PutItem");
    expect(await articles.saveArticle(next(first, { title: "新" }))).toBe(true);
    expect(await articles.getArticles([first.id])).toMatchObject([{ title: "新", revision: 2 }]);
  });

  it("do not take another worker's save for their own when the answer was lost", async () => {
    const { articles } = await stores();
    const first = anArticle("1");
    await articles.saveArticle(first);
    const theirs = next(first, { title: "theirs" });
    once("PutItem", async () => {
      dynamoDb().proxy.fault = undefined;
      await articles.saveArticle(theirs);
      return "cut";
    });
    expect(await articles.saveArticle(next(first, { title: "ours" }))).toBe(false);
    expect(await articles.getArticles([first.id])).toEqual([theirs]);
  });

  it("keep a lease when the answer to its claim was lost", async () => {
    const { hosts } = await stores();
    const claim = { host: "a", now: 1_000_000, gapMs: 1000, owner: "me", leaseMs: 9000 };
    loseAnswer("UpdateItem");
    expect(await hosts.reserveSlot(claim)).toMatchObject({ at: 1_000_000, leased: true });
    expect(await hosts.reserveSlot({ ...claim, owner: "you" })).toMatchObject({ leased: false });
  });

  it("read what a throttled batch left unprocessed", async () => {
    const { articles } = await stores();
    const saved = Array.from({ length: 12 }, (_, n) => anArticle(`${n}`));
    await Promise.all(saved.map((article) => articles.saveArticle(article)));
    let rounds = 0;
    dynamoDb().proxy.fault = ({ operation }, forward) => {
      if (operation !== "BatchGetItem" || rounds === 3) return undefined;
      rounds += 1;
      return forward().then(halve);
    };
    const found = await articles.getArticles(saved.map(({ id }) => id));
    expect(rounds).toBe(3);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(saved.map(({ id }) => id)));
  });

  it("follow pages that are empty and not the last", async () => {
    const { articles, sources } = await stores();
    const entries = [1, 2, 3].map((n) => anEntry(`${n}`, `2026-11-22T08:00:0${n}.000Z`));
    for (const entry of entries) await articles.saveArticle(entry);
    await sources.saveSource(aSource("a"));
    dynamoDb().proxy.fault = emptyPageFirst();
    const list = await articles.listEntries({ scope: "all", order: "newest", limit: 2 });
    expect(list).toEqual([entries[2], entries[1]]);
    dynamoDb().proxy.fault = emptyPageFirst();
    expect(await sources.findSource("a")).toBeDefined();
    dynamoDb().proxy.fault = emptyPageFirst();
    expect(await articles.listSourceArticles("source-a", 10)).toHaveLength(3);
  });

  it.each(["ProvisionedThroughputExceededException", "InternalServerError"])(
    "try again after %s",
    async (name) => {
      const { sources } = await stores();
      let left = 2;
      dynamoDb().proxy.fault = () => {
        left -= 1;
        const status = name === "InternalServerError" ? 500 : 400;
        return left < 0 ? undefined : Promise.resolve(awsError(name, status));
      };
      expect(await sources.saveSource(aSource("a", { nextCrawlAt: undefined }))).toBe(true);
      expect(left).toBe(-1);
    },
  );

  it("say what failed when it lasts, so that the message comes again", async () => {
    const { sources } = await stores();
    dynamoDb().proxy.fault = () => Promise.resolve(awsError("AccessDeniedException"));
    await expect(sources.getSource("a")).rejects.toMatchObject({
      code: "store-unavailable",
      message: expect.stringContaining("DynamoDB failed to BatchGetItem: AccessDeniedException"),
    });
  });

  it("never give half of one robots.txt and half of another", async () => {
    const { hosts } = await stores();
    const robots = (seed: number) => ({
      fetchedAt: "2026-11-22T08:00:00.000Z",
      expiresAt: "2026-11-23T08:00:00.000Z",
      verdict: "rules" as const,
      text: incompressible(500_000, seed),
    });
    await hosts.putRobots("https://a.example", robots(1));
    let isSpoilt = false;
    dynamoDb().proxy.fault = ({ operation }) => {
      if (operation !== "PutItem" || isSpoilt) return undefined;
      isSpoilt = true;
      return Promise.resolve(awsError("AccessDeniedException"));
    };
    await expect(hosts.putRobots("https://a.example", robots(2))).rejects.toThrow();
    expect(await hosts.getRobots("https://a.example")).toBeUndefined();
    await hosts.putRobots("https://a.example", robots(2));
    expect(await hosts.getRobots("https://a.example")).toEqual(robots(2));
  });

  it("never show an article in a feed whose save lost its race", async () => {
    const { articles } = await stores();
    const first = anArticle("1");
    await articles.saveArticle(first);
    await articles.saveArticle(next(first, { title: "theirs" }));
    const late = next(first, { state: "entered", enteredAt: "2026-11-22T08:00:00.000Z" });
    expect(await articles.saveArticle(late)).toBe(false);
    expect(await articles.listEntries({ scope: "all", order: "newest", limit: 5 })).toEqual([]);
  });

  it("lose no entry when the worker dies before the article is saved and the work is done again", async () => {
    const { articles } = await stores();
    const first = anArticle("1");
    await articles.saveArticle(first);
    const entry = (at: string) => next(first, { state: "entered", enteredAt: at });
    dynamoDb().proxy.fault = ({ operation, body }) =>
      operation === "PutItem" && JSON.stringify(body).includes('"article#')
        ? Promise.resolve(awsError("AccessDeniedException"))
        : undefined;
    await expect(articles.saveArticle(entry("2026-10-31T23:59:59.999Z"))).rejects.toThrow();
    dynamoDb().proxy.fault = undefined;
    const again = entry("2026-11-01T00:00:00.000Z");
    expect(await articles.saveArticle(again)).toBe(true);
    for (const order of ["newest", "oldest"] as const) {
      expect(await articles.listEntries({ scope: "all", order, limit: 5 })).toEqual([again]);
    }
  });
});

/** The next call of this operation is applied, and its answer never comes. */
function loseAnswer(operation: string): void {
  once(operation, (forward) => forward().then(() => "cut" as const));
}

function once(operation: string, act: (forward: () => Promise<Reply>) => Promise<Reply | "cut">) {
  let isDone = false;
  dynamoDb().proxy.fault = (call, forward) => {
    if (isDone || call.operation !== operation) return undefined;
    isDone = true;
    return act(forward);
  };
}
