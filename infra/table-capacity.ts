/**
 * Fixed units: together the 25 and 25 that an account has free a month for its provisioned tables of one region. They are
 * shared out as an article's writes are, which are the most that is written at once.
 */
export const FIXED_UNITS = {
  table: { readCapacity: 20, writeCapacity: 18 },
  byTime: { readCapacity: 3, writeCapacity: 5 },
  bySource: { readCapacity: 2, writeCapacity: 2 },
} as const;

/** Of the table's own units, a second. A third is left for what comes at once. */
export const USABLE_UNITS = {
  writes: (FIXED_UNITS.table.writeCapacity * 2) / 3,
  reads: (FIXED_UNITS.table.readCapacity * 2) / 3,
} as const;

/** What each piece of work asks of table and indexes, as `npm run bench:cost` counts it; that fails where these are off. */
export const WORK_UNITS = {
  "unchanged crawl": { writes: 4.2, reads: 3.5 },
  "article, with all later looks at it": { writes: 24.4, reads: 79.3 },
  "feed, unchanged": { writes: 0, reads: 1 },
  "feed, rendered": { writes: 1, reads: 56.5 },
} as const;

/** Of a tick that finds nothing: half a unit for each of the ten parts of the list of what is due. */
export const TICK_READS = 5;

/** What a source is taken to have and to be asked for; its readers ask four times an hour, three of which reach us. */
const DAILY = { articles: 2, feedReads: 72 } as const;
/** Where a cadence is learned, not set. */
const TYPICAL_EVERY_MS = 15 * 60_000;
const FIRST_CRAWL = { articles: 60, writes: 15 } as const;
const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

/** What the table is paid by. */
export type Billing = "on-demand" | "provisioned";

export interface CapacityChoice {
  readonly billing: Billing;
  /** One line for whoever deploys; nothing where there is nothing to say. */
  readonly note?: string;
}

/** Of a source. */
export interface Cadence {
  /** Absent: learned. */
  readonly everyMs?: number;
}

/** `auto` is fixed units for as long as these carry what the sources ask for day by day. */
export function chooseCapacity(
  setting: Billing | "auto",
  sources: readonly Cadence[],
): CapacityChoice {
  const load = loadOf(sources);
  const isCarried = load.writes <= USABLE_UNITS.writes && load.reads <= USABLE_UNITS.reads;
  const fitting = isCarried ? "provisioned" : "on-demand";
  const billing = setting === "auto" ? fitting : setting;
  const note = noteOf({ setting, billing, isCarried, load, sources: sources.length });
  return { billing, ...(note && { note }) };
}

interface Load {
  readonly writes: number;
  readonly reads: number;
}

/** Units a second, on average. */
function loadOf(sources: readonly Cadence[]): Load {
  const crawls = sources.reduce((sum, { everyMs = TYPICAL_EVERY_MS }) => sum + DAY_MS / everyMs, 0);
  const daily = {
    "unchanged crawl": crawls,
    "article, with all later looks at it": sources.length * DAILY.articles,
    "feed, unchanged": sources.length * DAILY.feedReads,
    "feed, rendered": sources.length * DAILY.articles,
  };
  const sum = (of: keyof Load) =>
    Object.entries(daily).reduce(
      (all, [piece, times]) => all + times * WORK_UNITS[piece as keyof typeof daily][of],
      0,
    ) / DAY_SECONDS;
  return { writes: sum("writes"), reads: sum("reads") + TICK_READS / 60 };
}

interface Chosen extends CapacityChoice {
  readonly setting: Billing | "auto";
  readonly isCarried: boolean;
  readonly load: Load;
  readonly sources: number;
}

function noteOf({ setting, billing, isCarried, load, sources }: Chosen): string | undefined {
  const { writes, reads } = USABLE_UNITS;
  const need = `of the ${writes} writes and ${reads.toFixed(1)} reads a second that the free units carry, ${sources} source${sources === 1 ? "" : "s"} need ${load.writes.toFixed(1)} and ${load.reads.toFixed(1)}`;
  const page = "see docs/RUNBOOK.md#capacity";
  if (setting === "auto") {
    const keep = `-c capacity=${billing} keeps it so`;
    return `capacity: ${billing} (auto): ${need}${firstCrawl(billing, sources)}; ${keep}, ${page}`;
  }
  if (setting === "on-demand" || isCarried) return undefined;
  return `capacity: provisioned, but ${need}: work will be late, ${page}`;
}

/** Writes of the articles that new sources already show are what takes long on fixed units. */
function firstCrawl(billing: Billing, sources: number): string {
  const writes = sources * FIRST_CRAWL.articles * FIRST_CRAWL.writes;
  const hours = Math.round(writes / FIXED_UNITS.table.writeCapacity / HOUR_SECONDS);
  if (billing === "on-demand" || hours < 2) return "";
  return `; first crawls of them all would take about ${hours} hours`;
}
