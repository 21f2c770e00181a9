import type { CleanFeed } from "./clean-feed.ts";
import { addressIn, FEED_TYPES, type FeedFormat } from "./feed-document.ts";
import { element } from "./write-xml.ts";

export const ARCHIVE_NAMESPACE = "http://purl.org/syndication/history/1.0";

/** One relation of a feed document to another resource, by its IANA name. */
export interface FeedLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** Self, hub (WebSub section 4) and archive links (RFC 5005 section 4), the same in the document and in its HTTP header. */
function listFeedLinks(
  format: FeedFormat,
  { address, hub, archive }: Pick<CleanFeed, "address" | "hub" | "archive">,
): FeedLink[] {
  const type = FEED_TYPES[format];
  const links: FeedLink[] = [{ rel: "self", href: addressIn(format, address), type }];
  if (hub !== undefined) links.push({ rel: "hub", href: hub });
  if (archive?.isArchive === true)
    links.push({ rel: "current", href: addressIn(format, archive.current), type });
  if (archive?.previous !== undefined)
    links.push({ rel: "prev-archive", href: addressIn(format, archive.previous), type });
  if (archive?.next !== undefined)
    links.push({ rel: "next-archive", href: addressIn(format, archive.next), type });
  return links;
}

/** As XML: `name` is `link` in Atom and `atom:link` in RSS; an archive document is marked as one. */
export function linkElements(format: FeedFormat, name: string, feed: CleanFeed): string {
  const links = listFeedLinks(format, feed).map(({ rel, href, type }) =>
    element(name, { rel, href, type }),
  );
  const mark = feed.archive?.isArchive === true ? ["<fh:archive/>"] : [];
  return [...links, ...mark].join("\n");
}
