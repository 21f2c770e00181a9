import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { ArticleRecord } from "../../functions/core/records.ts";
import type { ArticleStore } from "../../functions/usecases/ports.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { awsError } from "../support/fault-proxy.ts";
import { runs } from "../support/properties.ts";
import { anArticle, next } from "../support/stored-records.ts";

const dynamoDb = useDynamoDb();

afterEach(() => {
  dynamoDb().proxy.fault = undefined;
});

type Ending = "refused" | "answer lost and then refused";

/** What one worker does to an article, and the call in the middle of which it dies; 9: it lives. */
interface Life {
  readonly to: "entered" | "hidden" | "gone" | "changed";
  readonly dies: number;
  readonly ending: Ending;
}

it("keeps article and feeds in agreement, wherever workers die and however the work is repeated", async () => {
  const { articles } = await createStores(dynamoDb());
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aLife(), { minLength: 2, maxLength: 5 }), async (lives) => {
      round += 1;
      const first = anArticle(`${round}`, { sourceKey: `s${round}` });
      await articles.saveArticle(first);
      for (const [n, life] of lives.entries()) await live(articles, first.id, life, n);
      await expectAgreement(articles, first);
    }),
    { numRuns: runs(8) },
  );
});

function aLife(): fc.Arbitrary<Life> {
  return fc.record({
    to: fc.constantFrom("entered", "entered", "hidden", "gone", "changed"),
    dies: fc.constantFrom(0, 1, 2, 3, 9),
    ending: fc.constantFrom<Ending>("refused", "answer lost and then refused"),
  });
}

/** Reads, changes and saves; dies on the way; then the message comes again, to a worker who reads what there is. */
async function live(articles: ArticleStore, id: string, life: Life, hour: number): Promise<void> {
  const changed = change(await read(articles, id), life, hour, 0);
  dieAt(life);
  await articles.saveArticle(changed).catch(() => false);
  dynamoDb().proxy.fault = undefined;
  const again = change(await read(articles, id), life, hour, 1);
  expect(await articles.saveArticle(again)).toBe(true);
}

/** Only writes are spoilt. */
function dieAt({ dies, ending }: Life): void {
  let writes = 0;
  dynamoDb().proxy.fault = ({ operation }, forward) => {
    if (operation !== "PutItem" && operation !== "DeleteItem") return undefined;
    writes += 1;
    if (writes <= dies) return undefined;
    const refused = awsError("AccessDeniedException");
    return ending === "refused" ? Promise.resolve(refused) : forward().then(() => refused);
  };
}

function change(record: ArticleRecord, { to }: Life, hour: number, minute: number): ArticleRecord {
  const now = new Date(Date.UTC(2026, 9, 31, 22 + hour, minute)).toISOString();
  if (record.state === "gone") return next(record, { visitedAt: now });
  if (to === "changed") return next(record, { title: `${hour} ${minute}` });
  return next(record, { state: to, enteredAt: record.enteredAt ?? now });
}

async function read(articles: ArticleStore, id: string): Promise<ArticleRecord> {
  const [record] = await articles.getArticles([id]);
  if (record === undefined) throw new Error("the article is lost");
  return record;
}

async function expectAgreement(articles: ArticleStore, { id, sourceKey }: ArticleRecord) {
  const record = await read(articles, id);
  const expected = record.state === "entered" ? [record] : [];
  for (const order of ["newest", "oldest"] as const) {
    const own = await articles.listEntries({ scope: { sourceKey }, order, limit: 9 });
    expect(own).toEqual(expected);
    const all = await articles.listEntries({ scope: "all", order, limit: 99 });
    expect(all.filter((entry) => entry.id === id)).toEqual(expected);
  }
}
