import { type Extension, Feed, type FeedOptions, type Item } from "feed";
import type { FeedFormat } from "./feed-document.ts";

/** What one format gives to `feed`: each has its own, because a title is text in one and markup in another. */
export interface PackageInput {
  readonly options: FeedOptions;
  readonly items: readonly Item[];
  readonly extensions?: readonly Extension[];
}

/** The only place that knows the `feed` package. Its writer takes text with `&` written as `&amp;` (see `protectAmp`). */
export function writeWithFeed(format: FeedFormat, input: PackageInput): string {
  const feed = new Feed(input.options);
  for (const item of input.items) feed.addItem(item);
  for (const extension of input.extensions ?? []) feed.addExtension(extension);
  if (format === "rss") return feed.rss2();
  return format === "atom" ? feed.atom1() : feed.json1();
}

/** An element or key that `feed` has no word for; its type wants an object, its writer takes anything. */
export function extension(name: string, value: unknown): Extension {
  return { name, objects: value as Record<string, unknown> };
}

/** The XML writer reads `&amp;` in a text as `&`: this makes it come out as it went in. */
export function protectAmp(text: string): string {
  return text.replaceAll("&", "&amp;");
}
