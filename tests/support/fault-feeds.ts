import type { FeedFormat } from "../../functions/core/feeds/feed-document.ts";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { serveFeed } from "../../functions/usecases/serve-feed.ts";
import { createServingContext } from "../../functions/usecases/serving-context.ts";
import { checkFeed } from "./check-feed.ts";
import type { FaultWorld } from "./fault-world.ts";

const DOCUMENTS = [
  [{ kind: "all" }, "rss"],
  [{ kind: "source", id: "news" }, "atom"],
  [{ kind: "source", id: "news" }, "json"],
] as const;

/** Clocks that step back leave dates ahead. */
const FOREVER = new Date("9999-01-01T00:00:00Z");

/** I7: the feeds' documents are whole, and show these entries. */
export async function findBadDocuments(
  world: FaultWorld,
  entries: readonly ArticleRecord[],
): Promise<string[]> {
  const clock = { now: () => new Date(world.now()) };
  const publicUrl = async () => "https://feeds.example.org";
  const context = createServingContext({ ...world.ports, clock, publicUrl });
  const broken: string[] = [];
  for (const [target, format] of DOCUMENTS) {
    const answer = await serveFeed(target, format, context);
    if (answer.kind !== "document") return ["a feed that is gone"];
    const { bytes } = await answer.read("identity");
    broken.push(...findFaults(format, new TextDecoder().decode(bytes), entries));
  }
  return broken;
}

function findFaults(format: FeedFormat, body: string, entries: readonly ArticleRecord[]): string[] {
  const checked = checkFeed(format, body, FOREVER);
  const shown = new Set(checked.entries.map(({ id }) => id));
  const isWhole = entries.every(({ guid }) => shown.has(guid));
  return [...checked.faults, ...(isWhole ? [] : ["a document that lacks an entry"])];
}
