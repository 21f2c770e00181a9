import type { Selection } from "../core/feeds/selection.ts";
import type { ArchivePlace } from "./archive-links.ts";
import {
  type FeedSubject,
  type FeedTarget,
  findSubject,
  type SubjectLookup,
} from "./feed-subject.ts";
import { listFeedEntries } from "./list-feed-entries.ts";
import { type ShownEntry, withSources } from "./read-pages.ts";
import { partOf, readArchiveState } from "./serve-archive.ts";
import { selectEntries } from "./serve-selection.ts";
import type { ServingContext } from "./serving-context.ts";

export type ShownFeed =
  | {
      readonly kind: "shown";
      readonly subject: FeedSubject;
      readonly entries: readonly ShownEntry[];
    }
  | Exclude<SubjectLookup, { kind: "found" }>;

/** The entries that a feed's document has, for a person who looks at it: nothing is rendered or kept. */
export async function listShown(
  target: FeedTarget,
  { selection, archive }: { readonly selection: Selection; readonly archive?: ArchivePlace },
  context: ServingContext,
): Promise<ShownFeed> {
  const lookup = await findSubject(target, context.directory);
  if (lookup.kind !== "found") return lookup;
  const { subject } = lookup;
  const records =
    archive === undefined
      ? await selectEntries(subject, selection, context.articles)
      : await listFeedEntries(
          partOf(archive, subject, await readArchiveState(subject, archive, context)),
          context.articles,
        );
  return { kind: "shown", subject, entries: await withSources(records, context) };
}
