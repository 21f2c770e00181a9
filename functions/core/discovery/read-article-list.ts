import type { DateContext } from "./date-line.ts";
import type { DiscoveredLink } from "./discovery.ts";
import { textWeight } from "./headline-weight.ts";
import { toLink } from "./record-link.ts";

/** Names of fields that content systems use, in the order in which they are believed. */
const TITLES = [
  "title",
  "headline",
  "name",
  "subject",
  "doctitle",
  "biaoti",
  "newstitle",
  "articletitle",
  "shorttitle",
];
const ADDRESSES = [
  "url",
  "link",
  "permalink",
  "href",
  "canonicalurl",
  "fullurl",
  "weburl",
  "shareurl",
  "docpuburl",
  "articleurl",
  "linkurl",
  "path",
  "uri",
  "canonical_url",
  "external_url",
  "@id",
];
const DATES = [
  "date_published",
  "datepublished",
  "publishedat",
  "published_at",
  "publisheddate",
  "publishdate",
  "publishtime",
  "publish_time",
  "pubdate",
  "pubtime",
  "pub_time",
  "date_gmt",
  "date",
  "released",
  "releasedate",
  "docreltime",
  "ptime",
  "ctime",
  "showtime",
  "createdat",
  "created_at",
  "createtime",
  "create_time",
  "firstpublished",
  "published",
  "time",
  "docpubtime",
  "date_modified",
];
const TEASERS = [
  "description",
  "summary",
  "excerpt",
  "abstract",
  "teaser",
  "digest",
  "intro",
  "brief",
  "content_text",
  "docabstract",
  "memo",
];
const IMAGES = [
  "image",
  "thumbnail",
  "thumbnailurl",
  "cover",
  "coverurl",
  "imageurl",
  "img",
  "pic",
  "picurl",
  "featuredimage",
  "banner_image",
  "poster",
];
const MOST_LINKS = 1_000;
const LEAST_TITLE = 3;

type Fields = Readonly<Record<string, unknown>>;

/** The articles of a list of data, in its order: each a record with a title and an address, whatever the fields are called. */
export function readArticleList(
  list: unknown,
  base: string,
  context: DateContext,
): DiscoveredLink[] {
  if (!Array.isArray(list)) return [];
  return list
    .slice(0, MOST_LINKS)
    .flatMap((each: unknown) => readArticle(each, base, context) ?? []);
}

/** One record, or what it wraps: `{"item": {…}}`, `{"node": {…}}`. */
function readArticle(
  value: unknown,
  base: string,
  context: DateContext,
): DiscoveredLink | undefined {
  const fields = fieldsOf(value);
  const inner = fieldsOf(fields.item ?? fields.node ?? fields.article ?? fields.attributes);
  const own = linkOf(fields, base, context);
  return own ?? linkOf(inner, base, context);
}

function linkOf(fields: Fields, base: string, context: DateContext): DiscoveredLink | undefined {
  const title = textOf(fields, TITLES);
  const address = textOf(fields, ADDRESSES);
  if (title === undefined || address === undefined || textWeight(title) < LEAST_TITLE)
    return undefined;
  const published = dateOf(fields);
  return toLink(
    { address, title, published, teaser: textOf(fields, TEASERS), image: textOf(fields, IMAGES) },
    base,
    context,
  );
}

/** WordPress's `date_gmt` is UTC without saying so. */
function dateOf(fields: Fields): string | undefined {
  const text = textOf(fields, DATES);
  return text !== undefined && text === fields.date_gmt ? `${text}Z` : text;
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]),
  );
}

function textOf(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textIn(fields[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A text, a number, or one level of wrapping: `{"rendered": …}`, `{"url": …}`, `[…]`. */
function textIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null || depth > 1) return undefined;
  const inner = Array.isArray(value)
    ? value
    : [fieldsOf(value).rendered, fieldsOf(value).url, fieldsOf(value).src, fieldsOf(value).value];
  for (const each of inner.slice(0, 4)) {
    const text = textIn(each, depth + 1);
    if (text !== undefined) return text;
  }
  return undefined;
}
