import type { Article } from "../functions/core/article.ts";
import type { Preview } from "../functions/usecases/preview-source.ts";
import { describeHow } from "./describe-how.ts";
import { describeLinks } from "./describe-links.ts";
import { dim, strong, warning } from "./terminal.ts";

const MOST_ENTRIES = 30;

/** A preview for people: the listing, its newest entry in full, the others, what is doubtful. */
export function describePreview(preview: Preview, isExplained = false): string {
  const parts = [headOf(preview), newestOf(preview), othersOf(preview), sectionsOf(preview)];
  const more = [isExplained ? howOf(preview) : "", doubtsOf(preview)];
  return [...parts, ...more].filter((part) => part !== "").join("\n\n");
}

function headOf({ url, page, title, links, dates, next, feeds }: Preview): string {
  const name = strong(title ?? url);
  if (page === "article")
    return `${name}\n${url}\nThis page is an article, not a listing of articles.`;
  if (page === "nothing") {
    return `${name}\n${url}\nThis page shows no list of articles by itself.\ntidings discover ${url} --explain looks for a feed, a sitemap and the data of its scripts.`;
  }
  const span = dates === undefined ? "" : `, ${dates.from} to ${dates.to}`;
  const lines = [
    name,
    url,
    `${links.length} ${links.length === 1 ? "article" : "articles"}${span}`,
    ...(next === undefined ? [] : [`next page: ${next}`]),
    ...feeds.map((feed) => `the site's own feed: ${feed}`),
  ];
  return lines.join("\n");
}

function newestOf({ newest, page }: Preview): string {
  if (newest === undefined || "failed" in newest) return "";
  const label = page === "article" ? "the article" : "the newest, as its entry would be";
  return `${dim(`— ${label} —`)}\n${entryOf(newest)}`;
}

function entryOf({ title, publishedAt, byline, credit, text, attachments = [] }: Article): string {
  const about = [publishedAt, byline?.join(", "), credit].filter((each) => each !== undefined);
  const files = attachments.map((file) => `attachment: ${file.title} ${dim(file.url)}`);
  return [strong(title), dim(about.join(" · ")), text, ...files].join("\n");
}

function othersOf({ links, page }: Preview): string {
  if (page !== "listing") return "";
  const shown = describeLinks(links.slice(0, MOST_ENTRIES));
  const rest = links.length - shown.length;
  return [
    dim("— all, as the listing tells them —"),
    ...shown,
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join("\n");
}

function sectionsOf({ sections, page }: Preview): string {
  if (sections.length === 0) return "";
  const label = page === "listing" ? "sections of this site" : "try one of these pages";
  const lines = sections.map(({ url, title, articles }) => {
    const count = articles > 0 && page === "listing" ? `  ${articles} of these articles` : "";
    return `${title}  ${dim(url)}${count}`;
  });
  return [dim(`— ${label} —`), ...lines].join("\n");
}

function howOf({ how, feeds, url }: Preview): string {
  const untried = feeds.map((feed) => `not tried: feed ${feed}`);
  const hint = untried.length === 0 ? [] : [dim(`tidings discover ${url} --explain tries it`)];
  return [describeHow(how), ...untried, ...hint].join("\n");
}

function doubtsOf({ doubts }: Preview): string {
  return doubts.map((doubt) => `${warning("doubtful:")} ${doubt}`).join("\n");
}
