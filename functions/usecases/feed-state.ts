import { createHash } from "node:crypto";
import type { FeedRecord, SealedRange } from "../core/records.ts";
import type { FeedDependencies } from "./feed-dependencies.ts";
import type { FeedSubject } from "./feed-subject.ts";

/** Raised when the same entries are to be written in another way: kept renderings are then made again. */
const RENDERER = 2;

/** What a feed's records say at one moment. */
export interface FeedState {
  /** The feed's own record, if there is one. */
  readonly record?: FeedRecord;
  readonly sealed: readonly SealedRange[];
  /** When an entry last entered or changed. */
  readonly changedAt: string;
  /** Equal if and only if the document is to be the same: made of the versions, the settings and the way of writing. */
  readonly stamp: number;
}

/** One reading of small records, whatever the feed. */
export async function readFeedState(
  subject: FeedSubject,
  deps: Pick<FeedDependencies, "feeds" | "publicUrl" | "hub">,
): Promise<FeedState> {
  const [records, publicUrl] = await Promise.all([
    deps.feeds.getFeeds([...new Set([subject.feed, ...subject.watched])]),
    deps.publicUrl(),
  ]);
  const made = { subject, publicUrl, hub: deps.hub };
  const [only] = records;
  if (only === undefined || records.length > 1) return makeState(records, made);
  const known = states.get(only);
  if (known !== undefined && isSameMaking(known.made, made)) return known.state;
  const state = makeState(records, made);
  states.set(only, { made, state });
  return state;
}

/** What a state is made of beside the records. */
interface Making {
  readonly subject: FeedSubject;
  readonly publicUrl: string;
  readonly hub?: string;
}

/** By the one record that it is made of: most polls find what the one before found. */
const states = new WeakMap<FeedRecord, { readonly made: Making; readonly state: FeedState }>();

function isSameMaking(a: Making, b: Making): boolean {
  return a.subject === b.subject && a.publicUrl === b.publicUrl && a.hub === b.hub;
}

function makeState(records: readonly FeedRecord[], { subject, publicUrl, hub }: Making): FeedState {
  const byName = new Map(records.map((record) => [record.feed, record] as const));
  const watched = subject.watched.map((name) => byName.get(name));
  const record = byName.get(subject.feed);
  const sealed = record?.sealed ?? [];
  return {
    record,
    sealed,
    changedAt: watched.map((one) => one?.changedAt ?? "").reduce(later, ""),
    stamp: hashToNumber([
      RENDERER,
      publicUrl,
      hub,
      settingsOf(subject),
      watched.map((one) => one?.version),
      sealed.at(-1)?.page,
      sealed[0]?.page,
    ]),
  };
}

const settings = new WeakMap<FeedSubject, string>();

function settingsOf(subject: FeedSubject): string {
  const known = settings.get(subject) ?? JSON.stringify(listSettings(subject));
  settings.set(subject, known);
  return known;
}

function listSettings({ watched, title, description, home, path, language, source }: FeedSubject) {
  const { fullText, groups, timezone } = source?.source ?? {};
  const settings = [watched, title, description, home, path, language, fullText, groups, timezone];
  return source?.hasHistory ? [...settings, "history"] : settings;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function hashToNumber(parts: unknown): number {
  return createHash("sha256").update(JSON.stringify(parts)).digest().readUIntBE(0, 6);
}
