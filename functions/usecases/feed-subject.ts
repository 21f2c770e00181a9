import type { FeedAddress } from "../core/feeds/feed-document.ts";
import { entryGuid } from "../core/identity.ts";
import type { SourceRecord } from "../core/records.ts";
import type { FeedScope } from "./ports.ts";
import type { SourceDirectory } from "./source-directory.ts";
import { ALL_FEED, sourceFeed } from "./touch-feeds.ts";

export type FeedTarget =
  | { readonly kind: "source"; readonly id: string }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "all" };

/** What a feed is about. */
export interface FeedSubject {
  /** The name of its record. */
  readonly feed: string;
  /** The records whose versions make its own; its own record is among them unless it is a group. */
  readonly watched: readonly string[];
  readonly scopes: readonly FeedScope[];
  /** Of a source's feed. */
  readonly source?: SourceRecord;
  /** Atom's feed id, frozen. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Absolute, or a path of ours. */
  readonly home: string;
  readonly path: string;
  readonly language?: string;
  /** Shown with each entry where entries come from several sources. */
  readonly merged: boolean;
}

export type SubjectLookup =
  | { readonly kind: "found"; readonly subject: FeedSubject }
  | { readonly kind: "moved"; readonly id: string }
  | { readonly kind: "gone" }
  | { readonly kind: "unknown" };

const ALL_SUBJECT: FeedSubject = {
  feed: ALL_FEED,
  watched: [ALL_FEED],
  scopes: ["all"],
  id: entryGuid(`feed ${ALL_FEED}`),
  title: "Tidings",
  description: "所有来源的最新文章 · The latest of all sources",
  home: "/",
  path: "/feeds/all",
  merged: true,
};

export async function findSubject(
  target: FeedTarget,
  directory: SourceDirectory,
): Promise<SubjectLookup> {
  if (target.kind === "all") return { kind: "found", subject: ALL_SUBJECT };
  return target.kind === "group"
    ? findGroup(target.name, directory)
    : findSource(target.id, directory);
}

async function findSource(id: string, directory: SourceDirectory): Promise<SubjectLookup> {
  const record = await directory.find(id);
  if (record?.status === "removed") return { kind: "gone" };
  if (record !== undefined) return { kind: "found", subject: sourceSubject(record) };
  const renamed = (await directory.list()).find(({ formerIds }) => formerIds.includes(id));
  if (renamed === undefined) return { kind: "unknown" };
  return renamed.status === "removed" ? { kind: "gone" } : { kind: "moved", id: renamed.source.id };
}

async function findGroup(name: string, directory: SourceDirectory): Promise<SubjectLookup> {
  const members = (await directory.list()).filter(
    ({ status, source }) => status !== "removed" && source.groups.includes(name),
  );
  if (members.length === 0) return { kind: "unknown" };
  return { kind: "found", subject: groupSubject(name, members) };
}

const subjects = new WeakMap<SourceRecord, FeedSubject>();

/** Made once for each reading of the record. */
export function sourceSubject(record: SourceRecord): FeedSubject {
  const known = subjects.get(record) ?? makeSourceSubject(record);
  subjects.set(record, known);
  return known;
}

function makeSourceSubject(record: SourceRecord): FeedSubject {
  const { key, source, pageLanguage } = record;
  const title = sourceTitle(record);
  const language = source.language ?? pageLanguage;
  const feed = sourceFeed(key);
  return {
    feed,
    watched: [feed],
    scopes: scopesOf(record),
    source: record,
    id: entryGuid(`feed ${feed}`),
    title,
    description: language?.startsWith("zh")
      ? `${title}的最新文章，来自 ${source.url}`
      : `The latest of ${title}, from ${source.url}`,
    home: source.url,
    path: `/feeds/${source.id}`,
    language,
    merged: false,
  };
}

/** All that a source's own feed shows. */
export function scopesOf({ key, hasHistory }: SourceRecord): FeedScope[] {
  return hasHistory ? [{ sourceKey: key }, { historyOf: key }] : [{ sourceKey: key }];
}

export function sourceTitle({ source, pageTitle }: SourceRecord): string {
  return source.title ?? pageTitle ?? new URL(source.url).hostname;
}

export function sourceAddress(publicUrl: string, { source }: SourceRecord): FeedAddress {
  return { stem: `${publicUrl}/feeds/${source.id}` };
}

function groupSubject(name: string, members: readonly SourceRecord[]): FeedSubject {
  const feed = `group:${name}`;
  const keys = members.map(({ key }) => key).sort();
  return {
    feed,
    watched: keys.map(sourceFeed),
    scopes: keys.map((sourceKey) => ({ sourceKey })),
    id: entryGuid(`feed ${feed}`),
    title: name,
    description: members.map(sourceTitle).join(" · "),
    home: "/",
    path: `/feeds/groups/${encodeURIComponent(name)}`,
    language: commonLanguage(members),
    merged: true,
  };
}

function commonLanguage(members: readonly SourceRecord[]): string | undefined {
  const languages = new Set(
    members.map(({ source, pageLanguage }) => source.language ?? pageLanguage),
  );
  return languages.size === 1 ? [...languages][0] : undefined;
}
