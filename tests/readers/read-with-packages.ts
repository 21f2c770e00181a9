import { Readable } from "node:stream";
import { parseFeed as parseWithRowan } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { joinNames } from "../../functions/core/feeds/clean-text.ts";

/** What a reader keeps of an entry. */
export interface ReadEntry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** Epoch milliseconds. */
  readonly published: number;
  readonly authors: string;
  readonly content: string;
}

export type Read = (body: string) => Promise<ReadEntry[]>;

function time(value: unknown): number {
  return new Date(value as string).getTime();
}

export const readRssWithFeedsmith: Read = async (body) =>
  (parseRssFeed(body).items ?? []).map((item) => ({
    id: item.guid?.value ?? "",
    title: item.title ?? "",
    link: item.link ?? "",
    published: time(item.pubDate),
    authors: item.dc?.creators?.join() ?? "",
    content: item.content?.encoded ?? item.description ?? "",
  }));

export const readAtomWithFeedsmith: Read = async (body) =>
  (parseAtomFeed(body).entries ?? []).map((entry) => ({
    id: entry.id ?? "",
    title: textOf(entry.title),
    link: entry.links?.find(({ rel = "alternate" }) => rel === "alternate")?.href ?? "",
    published: time(entry.published),
    authors: joinNames((entry.authors ?? []).map(({ name = "" }) => name)),
    content: textOf(entry.content),
  }));

export const readJsonWithFeedsmith: Read = async (body) =>
  (parseJsonFeed(body).items ?? []).map((item) => ({
    id: item.id ?? "",
    title: item.title ?? "",
    link: item.url ?? "",
    published: time(item.date_published),
    authors: joinNames((item.authors ?? []).map(({ name = "" }) => name)),
    content: item.content_html ?? "",
  }));

function textOf(construct: unknown): string {
  return typeof construct === "string"
    ? construct
    : ((construct as { value?: string })?.value ?? "");
}

export const readWithRssParser: Read = async (body) => {
  const { items } = await new RssParser().parseString(body);
  return items.map((item) => ({
    id: item.guid ?? (item.id as string),
    title: item.title ?? "",
    link: item.link ?? "",
    published: time(item.isoDate),
    authors: item.creator ?? (item.author as string) ?? "",
    content: (item["content:encoded"] as string) ?? item.content ?? "",
  }));
};

export const readWithFeedparser: Read = async (body) => {
  const parser = Readable.from([body]).pipe(new FeedParser({}));
  const entries: ReadEntry[] = [];
  for await (const item of parser) {
    const { guid, title, link, pubdate, author, description } = item;
    entries.push({
      id: guid,
      title,
      link,
      published: time(pubdate),
      authors: author ?? "",
      content: description,
    });
  }
  return entries;
};

export const readWithRowan: Read = async (body) =>
  parseWithRowan(body).items.map((item) => ({
    id: item.id ?? "",
    title: item.title ?? "",
    link: item.url ?? "",
    published: time(item.published),
    authors: joinNames(item.authors.map(({ name }) => name ?? "")),
    content: item.content ?? item.description ?? "",
  }));
