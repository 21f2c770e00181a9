import { createHash } from "node:crypto";
import type { ArticleRecord } from "../../functions/core/records.ts";
import { bodyKey } from "../../functions/usecases/article-body.ts";
import { findBadDocuments } from "./fault-feeds.ts";
import { findImpolite } from "./fault-pace.ts";
import { SECRET } from "./fault-site-catalogue.ts";
import { countLeft, type FaultWorld } from "./fault-world.ts";
import { faultsAmong } from "./faults-among.ts";

/** What holds at any time, whatever happens: each answer is one sentence of what does not. */
export async function findBroken(world: FaultWorld, before: readonly string[]): Promise<string[]> {
  const entries = await listEntries(world);
  // While an entry's feeds are not told yet, a document may lack it; one that was lost would never be told.
  const known = world.history.untold.size === 0 ? entries : [];
  return [
    ...world.history.broken,
    ...findImpolite(world),
    ...findBadEntries(entries, world),
    ...findDisorder(
      entries.map(({ id }) => id),
      before,
    ),
    ...findLeaks(world),
    ...(await findBadDocuments(world, known)),
  ];
}

function findBadEntries(entries: readonly ArticleRecord[], { site }: FaultWorld): string[] {
  const paths = new Set(site.items.map(({ path }) => path));
  return faultsAmong([
    ["doubled address", hasRepeated(entries.map(({ canonicalUrl }) => canonicalUrl))],
    ["doubled article", hasRepeated(entries.map(({ title }) => title))],
    ["doubled guid", hasRepeated(entries.map(({ guid }) => guid))],
    ["an entry that is no article", entries.some(({ url }) => !paths.has(new URL(url).pathname))],
  ]);
}

function findDisorder(ids: readonly string[], before: readonly string[]): string[] {
  const kept = ids.filter((id) => before.includes(id));
  return faultsAmong([
    ["an entry left the feed", before.some((id) => !ids.includes(id))],
    ["entries changed places", kept.some((id, index) => id !== before[index])],
  ]);
}

/** I4, I8, I10. */
function findLeaks(world: FaultWorld): string[] {
  const { requests, forbidden } = world.site;
  const isForbidden = requests.some(({ path }) => path.startsWith("/private/"));
  return faultsAmong([
    ["forbidden address", isForbidden || forbidden.length > 0],
    ["a secret in the log", world.log.some((line) => line.includes(SECRET))],
    ["lost messages", !isAccounted(world)],
  ]);
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
