import { looksLikeMarkup } from "./looks-like-markup.ts";

/** What XML 1.0 forbids, C1 controls, non-characters, lone surrogates, and the marks of lost characters. */
const UNFIT = /[\p{Cc}--[\t\n\r]]|[\p{Cs}\p{NChar}\u{FFFD}\u{FEFF}]/gv;

/** Texts without any of these have nothing unfit: nearly all, and this is found six times as fast. */
const SUSPECT = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffc]/;

/** Embeddings, overrides and isolates: unclosed in a title, they turn round what a reader prints behind it. */
const BIDI_CONTROL = /[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

const WHITESPACE = /\s+/gu;
/** In an address everything else is percent-encoded (RFC 3986): browsers take `[` and `|` as they are, validators do not. */
const UNFIT_IN_ADDRESS = /[^\w;/?:@&=+$.\-!~*'()%,#]/g;

/** Where a name would be taken for a reference or a tag. */
const MARKUP_START = /&(?=[#\p{L}\p{N}_])|<(?=[/a-z])/giu;
const END_TAG_START = /<(?=\/\w)/g;

/** `bdo` turns text round by force; validators count it with scripts. */
const OVERRIDE = /<(\/?)bdo\b/g;
const CDATA_END = /\]\]>/g;
const PICTURE = /<img((?: [\w-]+="[^"]*")*)>/g;
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** Plain text on one line, fit for XML and JSON and for display beside other text. Idempotent. */
export function cleanText(text: string): string {
  return dropUnfit(text).replace(BIDI_CONTROL, "").replace(WHITESPACE, " ").trim();
}

/** A title: an end tag in it, which no text but one about HTML has, is broken up, because validators warn of it. */
export function cleanTitle(text: string): string {
  return cleanText(text).replace(END_TAG_START, "< ");
}

/** A name for places that can't say whether they hold text or HTML: nothing in it can be taken for HTML. */
export function cleanName(text: string): string {
  const clean = cleanText(text);
  return looksLikeMarkup(clean) ? clean.replace(MARKUP_START, "$& ") : clean;
}

/** HTML that survives in one CDATA section, every picture with an `alt`. Idempotent. */
export function cleanHtml(html: string): string {
  return dropUnfit(html)
    .replace(CDATA_END, "]]&gt;")
    .replace(OVERRIDE, "<$1bdi")
    .replace(PICTURE, withAlt);
}

function dropUnfit(text: string): string {
  return SUSPECT.test(text) ? text.replace(UNFIT, "") : text;
}

/** Screen readers read out the address of a picture that has none. */
function withAlt(tag: string, attributes: string): string {
  return attributes.includes(' alt="') ? tag : `<img${attributes} alt="">`;
}

/** @returns the normalized address; `undefined` for what is not plain http(s) */
export function cleanUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text.trim());
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  const rest = url.href.slice(url.origin.length);
  return url.origin + rest.replace(UNFIT_IN_ADDRESS, encodeURIComponent);
}

/** Names as one text, as the language of the names joins them. */
export function joinNames(names: readonly string[]): string {
  return names.join(names.some((name) => CJK.test(name)) ? "、" : ", ");
}
