import { html } from "hono/html";
import { FEED_FORMATS, FEED_TYPES, type FeedFormat } from "../../core/feeds/feed-document.ts";
import { isPublicAddress } from "../../core/feeds/public-address.ts";
import type { Alternate } from "./layout.ts";
import type { Words } from "./words-en.ts";

const NAMES: Readonly<Record<FeedFormat, string>> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** Where each reader takes a new subscription. */
const READERS: readonly (readonly [string, (feed: string) => string])[] = [
  ["Feedly", (feed) => `https://feedly.com/i/subscription/feed/${feed}`],
  ["Inoreader", (feed) => `https://www.inoreader.com/?add_feed=${feed}`],
  ["Feedbin", (feed) => `https://feedbin.com/?subscribe=${feed}`],
  ["NewsBlur", (feed) => `https://www.newsblur.com/?url=${feed}`],
  ["The Old Reader", (feed) => `https://theoldreader.com/feeds/subscribe?url=${feed}`],
];

export interface SubscribeOptions {
  readonly words: Words;
  /** Absolute, without ending; with its query. */
  readonly stem: string;
  readonly query?: string;
  readonly format?: FeedFormat;
}

/** The address to copy, readers that take it with one click, and the other formats. */
export function subscribeBox({ words, stem, query = "", format = "rss" }: SubscribeOptions) {
  const address = `${stem}.${format}${query}`;
  const isPrivate = !isPublicAddress(address);
  return html`<section class="subscribe" aria-labelledby="subscribe">
<h2 id="subscribe">${words.subscribe}</h2>
<p class="soft gap">${words.howTo}</p>
<label for="address">${words.address}</label>
<div class="field"><input id="address" type="url" readonly value="${address}" spellcheck="false">
<button type="button" hidden data-copy="address" data-done="${words.copied}">${words.copy}</button></div>
<span class="unseen" id="said" role="status"></span>
<h3>${words.openIn}</h3>
<div class="chips"><a class="chip" href="feed:${address}">${words.openHere}</a>${
    isPrivate
      ? ""
      : READERS.map(
          ([name, link]) =>
            html`<a class="chip" rel="noreferrer" href="${link(encodeURIComponent(address))}">${name}</a>`,
        )
  }</div>
${isPrivate ? html`<p class="soft gap">${words.onlyHere}</p>` : ""}
<h3>${words.otherFormats}</h3>
<div class="chips">${FEED_FORMATS.filter((other) => other !== format).map(
    (other) =>
      html`<a class="chip" type="${FEED_TYPES[other]}" href="${stem}.${other}${query}">${NAMES[other]}</a>`,
  )}</div>
</section>`;
}

/** Small links to a feed in each format. */
export function formatLinks(path: string, title: string) {
  return html`<span class="chips">${FEED_FORMATS.map(
    (format) =>
      html`<a class="chip" type="${FEED_TYPES[format]}" href="${path}.${format}">${NAMES[format]}<span class="unseen"> ${title}</span></a>`,
  )}</span>`;
}

/** RSS first: some readers take the first. */
export function feedAlternates(path: string, title: string): Alternate[] {
  return FEED_FORMATS.map((format) => ({
    type: FEED_TYPES[format],
    title: `${title} (${NAMES[format]})`,
    href: `${path}.${format}`,
  }));
}
