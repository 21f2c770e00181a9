import type { Source } from "../source.ts";
import { toMilliseconds } from "./setting-values.ts";
import type { SourceDefaults, SourceEntry } from "./source-list.ts";

/** An entry with the defaults applied: what has parts of its own (listing, article …) is joined part by part, else the entry wins. */
export function toSource(id: string, entry: SourceEntry, defaults: SourceDefaults = {}): Source {
  const all = { ...defaults, ...entry };
  const politeness = { ...defaults.politeness, ...entry.politeness };
  const retention = { ...defaults.retention, ...entry.retention };

  return definedOnly({
    id,
    url: new URL(entry.url).href,
    title: entry.title,
    groups: [...new Set(all.groups ?? [])],
    everyMs: milliseconds(all.every),
    language: all.language,
    timezone: all.timezone,
    include: all.include,
    exclude: all.exclude,
    listing: { ...defaults.listing, ...entry.listing },
    article: { ...defaults.article, ...entry.article },
    fullText: all.fullText ?? true,
    retentionDays: retention.days,
    politeness: definedOnly({
      delayMs: milliseconds(politeness.delay),
      robots: politeness.robots ?? "obey",
    }),
  });
}

function milliseconds(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : toMilliseconds(duration);
}

/** Stored as JSON and compared as JSON: what is not set is not there. */
function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
