import { createHash } from "node:crypto";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { bodyKey } from "../../functions/usecases/article-body.ts";
import { SECRET } from "./fault-catalogue.ts";
import { findBadDocuments } from "./fault-feeds.ts";
import { findImpolite } from "./fault-pace.ts";
import { countLeft, type FaultWorld } from "./fault-world.ts";

/** What holds at any time, whatever happens: each answer is one sentence of what does not. */
export async function findBroken(world: FaultWorld, before: readonly string[]): Promise<string[]> {
  const entries = await listEntries(world);
  const ids = entries.map(({ id }) => id);
  const broken = [...world.history.broken, ...findImpolite(world)];
  if (hasRepeated(entries.map(({ canonicalUrl }) => canonicalUrl))) broken.push("doubled address");
  if (hasRepeated(entries.map(({ title }) => title))) broken.push("doubled article");
  if (hasRepeated(entries.map(({ guid }) => guid))) broken.push("doubled guid");
  if (before.some((id) => !ids.includes(id))) broken.push("an entry left the feed");
  const kept = ids.filter((id) => before.includes(id));
  if (kept.some((id, index) => id !== before[index])) broken.push("entries changed places");
  const { requests, forbidden } = world.site;
  const isForbidden = requests.some(({ path }) => path.startsWith("/private/"));
  if (isForbidden || forbidden.length > 0) broken.push("forbidden address");
  if (world.log.some((line) => line.includes(SECRET))) broken.push("a secret in the log");
  if (!isAccounted(world)) broken.push("lost messages");
  // While an entry's feeds are not told yet, a document may lack it; a lost one would never be told.
  const known = world.history.untold.size === 0 ? entries : [];
  return [...broken, ...(await findBadDocuments(world, known))];
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
  for (const feed of world.history.untold) broken.push(`${feed} was not told of an entry`);
  const [source] = await world.ports.sources.listSources();
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
