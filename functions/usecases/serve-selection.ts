import type { FeedFormat } from "../core/feeds/feed-document.ts";
import type { Selection } from "../core/feeds/selection.ts";
import { passesFilter } from "../core/feeds/word-filter.ts";
import { entryGuid } from "../core/identity.ts";
import type { ArticleRecord } from "../core/records.ts";
import { buildFeedDocument } from "./build-feed-document.ts";
import { readFeedState } from "./feed-state.ts";
import { type FeedSubject, type FeedTarget, findSubject } from "./feed-subject.ts";
import { renderToFit } from "./fit-document.ts";
import { nextModification } from "./keep-rendering.ts";
import { cursorOf, listFeedEntries } from "./list-feed-entries.ts";
import type { ArticleStore, FeedCursor } from "./ports.ts";
import { reportFitted } from "./report-fitted.ts";
import type { FeedAnswer } from "./serve-feed.ts";
import { documentInMemory } from "./served-document.ts";
import type { ServingContext } from "./serving-context.ts";

/** How many entries are looked through for those that pass. */
const DEPTH = 1_000;
const STEP = 100;

/** A feed of its own, of those entries that pass: rendered each time, and not kept. */
export async function serveSelection(
  target: FeedTarget,
  selection: Selection,
  format: FeedFormat,
  context: ServingContext,
): Promise<FeedAnswer> {
  const lookup = await findSubject(target, context.directory);
  if (lookup.kind !== "found") return lookup;
  const subject = withWords(lookup.subject, selection);
  const [state, publicUrl] = await Promise.all([
    readFeedState(subject, context),
    context.publicUrl(),
  ]);
  const records = await selectEntries(subject, selection, context.articles);
  const document = await buildFeedDocument(
    {
      subject,
      records,
      address: { stem: publicUrl + subject.path, query: selection.query },
      id: entryGuid(`feed ${subject.feed} ${selection.query}`),
    },
    context,
  );
  const fitted = renderToFit(format, document);
  reportFitted(subject.feed, fitted, context);
  const lastModified = nextModification(state, undefined, context.clock.now());
  const parts = { format, path: subject.path, query: selection.query, lastModified };
  return documentInMemory(parts, fitted.bytes, context.cache);
}

/** Newest first. */
export async function selectEntries(
  subject: FeedSubject,
  selection: Selection,
  articles: ArticleStore,
): Promise<ArticleRecord[]> {
  const { limit, include, exclude } = selection;
  const selected: ArticleRecord[] = [];
  const step = include.length + exclude.length === 0 ? limit : STEP;
  let before: FeedCursor | undefined;
  for (let seen = 0; seen < DEPTH && selected.length < limit; seen += step) {
    const records = await listFeedEntries({ ...subject, before, limit: step }, articles);
    selected.push(...records.filter((record) => passesFilter(searchedText(record), selection)));
    const last = records.at(-1);
    if (last === undefined || records.length < step) break;
    before = cursorOf(last);
  }
  return selected.slice(0, limit);
}

function searchedText({ title, summary = "" }: ArticleRecord): string {
  return `${title}\n${summary}`;
}

/** So that a reader can tell a selection from the feed that it is made of. */
function withWords(subject: FeedSubject, { include, exclude }: Selection): FeedSubject {
  const words = [...include.map((word) => `+${word}`), ...exclude.map((word) => `−${word}`)];
  return words.length === 0
    ? subject
    : { ...subject, title: `${subject.title} (${words.join(" ")})` };
}
