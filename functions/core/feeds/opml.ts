import { cleanLanguage } from "./clean-language.ts";
import { cleanName } from "./clean-text.ts";
import { element, textElement } from "./write-xml.ts";

export interface Subscription {
  readonly title: string;
  readonly feedUrl: string;
  readonly homeUrl: string;
  readonly language?: string;
}

export interface SubscriptionFolder {
  readonly title: string;
  readonly subscriptions: readonly Subscription[];
}

export interface SubscriptionList {
  readonly title: string;
  /** What stands in no folder. */
  readonly subscriptions: readonly Subscription[];
  readonly folders: readonly SubscriptionFolder[];
}

/** OPML 2.0. A folder has nothing but its name: with a type it would have to be a feed. */
export function renderOpml({ title, subscriptions, folders }: SubscriptionList): string {
  const outlines = [
    ...subscriptions.map(feedOutline),
    ...folders.map((folder) =>
      element(
        "outline",
        { text: cleanName(folder.title) },
        folder.subscriptions.map(feedOutline).join(""),
      ),
    ),
  ];
  const head = element("head", {}, textElement("title", cleanName(title)));
  const body = element("body", {}, `\n${outlines.join("\n")}\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n${element("opml", { version: "2.0" }, head + body)}\n`;
}

function feedOutline({ title, feedUrl, homeUrl, language }: Subscription): string {
  const text = cleanName(title);
  return element("outline", {
    type: "rss",
    version: "RSS2",
    text,
    title: text,
    xmlUrl: feedUrl,
    htmlUrl: homeUrl,
    language: cleanLanguage(language),
  });
}
