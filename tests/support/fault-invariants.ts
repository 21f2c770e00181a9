import { createHash } from "node:crypto";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { bodyKey } from "../../functions/usecases/article-body.ts";
import { countLeft, type FaultWorld } from "./fault-world.ts";

/** What holds at any time, whatever happens: each answer is one sentence of what does not. */
export async function findBroken(world: FaultWorld, before: readonly string[]): Promise<string[]> {
  const entries = await listEntries(world);
  const ids = entries.map(({ id }) => id);
  const broken = [...world.history.broken];
  if (hasRepeated(entries.map(({ canonicalUrl }) => canonicalUrl))) broken.push("doubled address");
  if (hasRepeated(entries.map(({ title }) => title))) broken.push("doubled article");
  if (hasRepeated(entries.map(({ guid }) => guid))) broken.push("doubled guid");
  if (before.some((id) => !ids.includes(id))) broken.push("an entry left the feed");
  const kept = ids.filter((id) => before.includes(id));
  if (kept.some((id, index) => id !== before[index])) broken.push("entries changed places");
  const { requests } = world.site;
  if (requests.some(({ path }) => path.startsWith("/private/"))) broken.push("forbidden address");
  if (!isAccounted(world)) broken.push("lost messages");
  return broken;
}

/** What holds once all is well again: nothing is lost, the feeds tell of everything. */
export async function findUnhealed(world: FaultWorld): Promise<string[]> {
  const entries = await listEntries(world);
  const urls = new Set(entries.map(({ url }) => new URL(url).pathname));
  const lost = world.site.items.filter(({ path }) => !urls.has(path));
  const broken = lost.map(({ path }) => `lost ${path}`);
  for (const entry of entries) {
    if (!(await hasItsBody(entry, world))) broken.push("a body that is not what its hash says");
  }
  const [source] = await world.ports.sources.listSources();
  const newest = entries.map(({ enteredAt = "", modifiedAt = "" }) =>
    modifiedAt > enteredAt ? modifiedAt : enteredAt,
  );
  const feeds = await world.ports.feeds.getFeeds(["all", `source:${source?.key}`]);
  if (feeds.length < 2 || feeds.some(({ changedAt }) => newest.some((at) => at > changedAt)))
    broken.push("a feed that was not told of an entry");
  // Where the faults went on for days the site has been silent since.
  if (!["healthy", "silent"].includes(source?.health.state ?? ""))
    broken.push(`health ${source?.health.state}`);
  return broken;
}

/** Ids, newest first. */
export async function feedOf(world: FaultWorld): Promise<string[]> {
  return (await listEntries(world)).map(({ id }) => id);
}

function listEntries({ ports }: FaultWorld): Promise<ArticleRecord[]> {
  return ports.articles.listEntries({ scope: "all", order: "newest", limit: 1000 });
}

function hasRepeated(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

async function hasItsBody(entry: ArticleRecord, { ports }: FaultWorld): Promise<boolean> {
  const bytes = await ports.blobs.getBlob(bodyKey(entry));
  return (
    bytes !== undefined && createHash("sha256").update(bytes).digest("hex") === entry.contentHash
  );
}

/** I4: what was sent is done, waits, or lies with the dead letters. */
function isAccounted({ queue, history: { counts } }: FaultWorld): boolean {
  return counts.sent === counts.done + countLeft(queue);
}
