import type { FeedFormat } from "../core/feeds/feed-document.ts";
import { readFeedState } from "./feed-state.ts";
import {
  type FeedSubject,
  type FeedTarget,
  findSubject,
  type SubjectLookup,
} from "./feed-subject.ts";
import { keptDocument, renderOnce } from "./render-version.ts";
import type { ServedDocument } from "./served-document.ts";
import type { ServingContext } from "./serving-context.ts";

const MAX_REMEMBERED = 2_000;

export type FeedAnswer = ServedDocument | Exclude<SubjectLookup, { kind: "found" }>;

/** The newest entries of a feed. An unchanged one costs the reading of its record; a changed one is rendered once. */
export async function serveFeed(
  target: FeedTarget,
  format: FeedFormat,
  context: ServingContext,
): Promise<FeedAnswer> {
  const name = `${format} ${JSON.stringify(target)}`;
  try {
    const lookup = await findSubject(target, context.directory);
    if (lookup.kind !== "found") return lookup;
    const document = await serveSubject(lookup.subject, format, context);
    remember(name, document, context);
    return document;
  } catch (error) {
    const last = context.lastGood.get(name);
    if (last === undefined) throw error;
    context.report?.({ kind: "served-old", feed: name, error });
    return last;
  }
}

async function serveSubject(
  subject: FeedSubject,
  format: FeedFormat,
  context: ServingContext,
): Promise<ServedDocument> {
  const state = await readFeedState(subject, context);
  const task = { subject, format, state };
  const kept = state.record?.renderings[format];
  return kept?.version === state.stamp
    ? keptDocument(kept, task, context)
    : renderOnce(task, context);
}

function remember(name: string, document: ServedDocument, { lastGood }: ServingContext): void {
  if (lastGood.size >= MAX_REMEMBERED) lastGood.clear();
  lastGood.set(name, document);
}
