import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { CATALOGUE } from "./fault-catalogue.ts";
import { feedOf, findBroken, findUnhealed } from "./fault-invariants.ts";
import type { SpoiltPorts } from "./fault-ports.ts";
import { createRandom, type Random } from "./fault-random.ts";
import type { Begin } from "./fault-site-catalogue.ts";
import { createFaultWorld, type FaultWorld, HOUR } from "./fault-world.ts";

export interface MixResult {
  readonly faults: readonly string[];
  /** Nothing: all that must hold held. */
  readonly broken: readonly string[];
  /** Good crawls after the faults until all was well. */
  readonly crawls: number;
}

/** Absent: SQLite in memory and a folder, with a tick a minute. */
export interface MixStores {
  readonly ports: Omit<SpoiltPorts, "queue">;
  readonly minutesATick?: number;
}

/** A seed tells the same story on any day. */
const START = Date.parse("2026-11-22T08:00:00Z");

const ROUNDS = 3;

/** Good crawls after the faults. */
const HEALED_WITHIN = 2;

const PATIENCE_HOURS = 60;

/** A site publishes while three faults come and go; then the faults end, and within two good crawls nothing is missing. */
export async function runMix(seed: number, stores?: MixStores): Promise<MixResult> {
  const random = createRandom(seed);
  const names = random.shuffle(Object.keys(CATALOGUE)).slice(0, 3);
  return runFaults(names, random, stores);
}

export async function runFaults(
  names: readonly string[],
  random: Random,
  stores?: MixStores,
): Promise<MixResult> {
  const memory = createMemory();
  try {
    const world = createFaultWorld({
      db: memory.db,
      ...(stores ?? { ports: memory.ports }),
      random,
      startAt: START,
    });
    const broken = await liveThrough(world, names, random);
    const { crawls, left } = await heal(world);
    const after = await findBroken(world, []);
    const late = crawls > HEALED_WITHIN ? [`healed after ${crawls} crawls`] : [];
    return { faults: names, broken: [...new Set([...broken, ...after, ...left, ...late])], crawls };
  } finally {
    memory.end();
  }
}

async function liveThrough(
  world: FaultWorld,
  names: readonly string[],
  random: Random,
): Promise<string[]> {
  for (let n = 0; n < 4; n += 1) world.site.publish();
  await world.apply();
  const starts = names.map(() => random.below(ROUNDS));
  const broken: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await feedOf(world);
    const begun = names.filter((_, index) => starts[index] === round);
    const ends = begun.map((name) => (CATALOGUE[name] as Begin)(world, random));
    await world.run(HOUR / 2);
    if (random.next() < 0.7) world.site.publish();
    await world.run(HOUR / 2);
    for (const end of ends) end();
    broken.push(...(await findBroken(world, before)));
  }
  return broken;
}

async function heal(world: FaultWorld): Promise<{ crawls: number; left: string[] }> {
  const from = world.history.counts.crawls;
  const crawls = () => world.history.counts.crawls - from;
  let left = await findUnhealed(world);
  let quiet = 0;
  for (let hour = 0; left.length > 0 && hour < PATIENCE_HOURS && quiet < 2; hour += 0.5) {
    await world.run(HOUR / 2);
    left = await findUnhealed(world);
    quiet = crawls() >= 2 && !(await hasWaiting(world)) ? quiet + 1 : 0;
  }
  return { crawls: crawls(), left };
}

/** Whether an article's page failed by the site's fault and is asked again later. */
async function hasWaiting({ ports }: FaultWorld): Promise<boolean> {
  const [source] = await ports.sources.listSources();
  const records = await ports.articles.listSourceArticles(source?.key ?? "", 1000);
  return records.some(({ state, attempts }) => state === "pending" && attempts > 0);
}

function createMemory() {
  const root = mkdtempSync(join(hasMemoryDisk() ? "/dev/shm" : tmpdir(), "tidings-faults-"));
  const db = openDatabase(":memory:");
  const ports: MixStores["ports"] = {
    sources: createSqliteSourceStore(db),
    articles: createSqliteArticleStore(db),
    feeds: createSqliteFeedStore(db),
    hosts: createSqliteHostStore(db),
    blobs: createFolderBlobStore(join(root, "blobs")),
  };
  const end = () => {
    db.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { db, ports, end };
}

function hasMemoryDisk(): boolean {
  return statSync("/dev/shm", { throwIfNoEntry: false })?.isDirectory() ?? false;
}
