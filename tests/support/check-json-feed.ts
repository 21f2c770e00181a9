import { joinNames } from "../../functions/core/feeds/clean-text.ts";
import type { CheckedFeed, SeenEntry } from "./checked-feed.ts";
import { faultsAmong } from "./faults-among.ts";

interface JsonItem {
  readonly id: unknown;
  readonly url?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly content_text?: string;
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly authors?: readonly { readonly name: string }[];
  readonly tags?: readonly string[];
  readonly attachments?: readonly {
    readonly url: string;
    readonly mime_type: string;
    readonly size_in_bytes?: number;
  }[];
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const FEED_KEYS =
  "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items".split(
    " ",
  );
const ITEM_KEYS =
  "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags language attachments".split(
    " ",
  );

/** JSON Feed 1.1. */
export function checkJsonFeed(body: string): CheckedFeed {
  const feed = JSON.parse(body);
  const items: readonly JsonItem[] = feed.items;
  const faults = unknownKeys(feed, FEED_KEYS);
  if (feed.version !== "https://jsonfeed.org/version/1.1") faults.push("15 version");
  for (const key of ["title", "home_page_url", "feed_url", "icon", "favicon"]) {
    if (typeof feed[key] !== "string" || feed[key] === "") faults.push(`15 no ${key}`);
  }
  if (!feed.authors?.[0]?.name) faults.push("13 no author");
  return { faults: [...faults, ...items.flatMap(checkItem)], entries: items.map(seeItem) };
}

function unknownKeys(object: object, known: readonly string[]): string[] {
  return Object.keys(object)
    .filter((key) => !key.startsWith("_") && !known.includes(key))
    .map((key) => `15 key ${key}`);
}

function checkItem(item: JsonItem): string[] {
  const {
    content_html,
    content_text,
    date_published = "",
    date_modified = "",
    attachments = [],
  } = item;
  return [
    ...unknownKeys(item, ITEM_KEYS),
    ...faultsAmong([
      ["15 id is no text", typeof item.id !== "string"],
      ["15 no content", content_html === undefined && content_text === undefined],
      ["10 published", !RFC_3339.test(date_published)],
      ["10 modified", !RFC_3339.test(date_modified)],
      ["15 attachment", !attachments.every(isFitAttachment)],
    ]),
  ];
}

type Attachment = NonNullable<JsonItem["attachments"]>[number];

function isFitAttachment({ url, mime_type, size_in_bytes = 1 }: Attachment): boolean {
  return URL.canParse(url) && mime_type.includes("/") && size_in_bytes > 0;
}

function seeItem(item: JsonItem): SeenEntry {
  return {
    id: String(item.id),
    title: item.title ?? "",
    url: item.url ?? "",
    published: Date.parse(item.date_published ?? ""),
    authors: joinNames((item.authors ?? []).map(({ name }) => name)),
    html: item.content_html ?? "",
    summary: item.summary ?? "",
  };
}
