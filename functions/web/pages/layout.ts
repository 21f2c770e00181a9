import { html } from "hono/html";
import { SCRIPT_PATH, STYLE_PATH } from "./assets.ts";
import type { Words } from "./words-en.ts";

export type Markup = ReturnType<typeof html>;

/** A feed that a page announces to readers. */
export interface Alternate {
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

export interface Page {
  readonly title: string;
  readonly words: Words;
  readonly content: Markup;
  /** Most important first: some readers take the first. */
  readonly alternates?: readonly Alternate[];
  readonly path: string;
  /** Of the page's own address, with its question mark. */
  readonly query?: string;
  readonly description?: string;
  /** The address of the page that this one is a copy of. */
  readonly canonical?: string;
}

/** The frame of every page: complete without the script, which only makes the copy button work. */
export function layout({
  title,
  words,
  content,
  alternates = [],
  path,
  description,
  canonical,
  query = "",
}: Page) {
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
${description === undefined ? "" : html`<meta name="description" content="${description}">`}
${canonical === undefined ? "" : html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" type="image/png" href="/favicon.png">
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="outline" type="text/x-opml" title="OPML" href="/opml">
${alternates.map(
  ({ type, title: name, href }) =>
    html`<link rel="alternate" type="${type}" title="${name}" href="${href}">\n`,
)}<script src="${SCRIPT_PATH}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top"><div class="wide">
<a class="brand" href="/">${MARK}<span>Tidings</span></a>
<nav aria-label="${words.menu}"><a href="/#sources">${words.sources}</a><a href="/#latest">${words.latest}</a><a href="${path}${query === "" ? "?" : `${query}&`}lang=${words.otherLanguageCode}" lang="${words.otherLanguageCode}" hreflang="${words.otherLanguageCode}">${words.otherLanguage}</a></nav>
</div></header>
<main id="content" tabindex="-1">${content}</main>
<footer><div class="wide"><p>${words.footer}</p><p><a href="/opml">OPML</a> · <a href="/status.json">${words.status}</a></p></div></footer>
</body>
</html>`;
}

const MARK = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8"/><path d="M9 22.5a2 2 0 1 0 0 .01M7 15.5a9.5 9.5 0 0 1 9.5 9.5M7 8.5A16.5 16.5 0 0 1 23.500 25"/></svg>`;
