import type { KnownArticle } from "../core/gate/match-moved.ts";
import type { ArticleRecord } from "../core/records.ts";
import type { ArticleStore } from "./ports.ts";

/** How many of a source's newest entries a moved article is looked for among. */
const NEWEST = 300;

/** A source's newest entries, as what tells them again at another address. */
export async function knownArticles(
  sourceKey: string,
  articles: Pick<ArticleStore, "listEntries">,
): Promise<KnownArticle[]> {
  const entries = await articles.listEntries({
    scope: { sourceKey },
    order: "newest",
    limit: NEWEST,
  });
  return entries.map(toKnown);
}

function toKnown({ id, title, listing, publishedAt, fingerprint }: ArticleRecord): KnownArticle {
  const titles = listing === undefined ? [title] : [title, listing.title];
  return {
    id,
    titles,
    ...(publishedAt && { published: publishedAt }),
    ...(fingerprint && { fingerprint }),
  };
}
