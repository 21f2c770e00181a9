import { canonicalizeUrl } from "../canonical-url.ts";
import { type DateContext, readDateLine } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { plainText } from "./plain-text.ts";
import { shapeOf } from "./url-shape.ts";

/** An article as a feed, a sitemap or data tell of it, before anything is made of it. */
export interface ArticleRecordText {
  readonly address?: string;
  readonly title?: string;
  readonly published?: string;
  readonly teaser?: string;
  readonly image?: string;
}

const LONGEST_TITLE = 300;
const LONGEST_TEASER = 500;

/** `undefined` for what has no address of the web. */
export function toLink(
  { address, title = "", published, teaser = "", image }: ArticleRecordText,
  base: string,
  context: DateContext,
): DiscoveredLink | undefined {
  const url = address === undefined ? null : URL.parse(address, base);
  const key = url === null ? undefined : canonicalizeUrl(url.href);
  if (url === null || key === undefined) return undefined;
  const date = published === undefined ? undefined : readDateLine(published, context);
  const { documentType } = shapeOf(url, new URL(base), new URL(key));
  const short = plainText(teaser).slice(0, LONGEST_TEASER);
  const picture = image === undefined ? undefined : URL.parse(image, base)?.href;
  return {
    url: url.href,
    title: plainText(title).slice(0, LONGEST_TITLE),
    ...(date && { published: date.value, publishedPrecision: date.precision }),
    ...(short !== "" && { teaser: short }),
    ...(picture !== undefined && { image: picture }),
    ...(documentType && { attachment: { type: documentType } }),
  };
}
