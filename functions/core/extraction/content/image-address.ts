import { attribute, type HtmlElement, isElement } from "../../html/tree.ts";

/** Files that stand for no picture of the article: pixels, place holders, buttons, codes to scan. */
const NO_PICTURE =
  /(?:^data:|^about:|(?:^|[/_.-])(?:blank|spacer|none|nopic|noimg|noimage|pixel|transparent|placeholder|loading|lazyload|1x1|grey|gray|clear|dot|icons?|avatars?|gravatar|emoji|smil(?:ey|ies)|logos?|sprite|qr[-_]?code|ewm|erweima|weixin_?code|share|btn|button|arrow|feedburner|doubleclick|counter|stat|beacon)(?:[/_.@-]|\d|$))/i;
const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|bmp)(?:$|[?#!@&;,/])/i;
/** Attributes that are read or shown as they are; what another one holds is for the page's scripts. */
const TEXTS = new Set(["src", "srcset", "alt", "title", "id", "class"]);
const LONGEST_ADDRESS = 2_000;

/** The real address of a picture, however late the page would load it: absolute if `base` is known. */
export function imageAddress(image: HtmlElement, base: string | undefined): string | undefined {
  for (const candidate of candidates(image)) {
    const address = usable(candidate, base);
    if (address !== undefined) return address;
  }
  return undefined;
}

function* candidates(image: HtmlElement): Generator<string> {
  yield* lazyCandidates(image);
  yield largestOfSrcset(attribute(image, "srcset") ?? "");
  const src = attribute(image, "src");
  if (src !== undefined) yield src;
  yield* candidatesOfPicture(image);
}

/** Attributes of lazy loaders tell more than `src`, which then shows a place holder. */
function lazyCandidates({ attrs }: HtmlElement): string[] {
  const sources = attrs
    .filter(({ name }) => name !== "src" && name !== "srcset" && name.includes("src"))
    .map(({ name, value }) => (name.includes("srcset") ? largestOfSrcset(value) : value));
  const files = attrs.filter(({ name, value }) => !TEXTS.has(name) && isPictureFile(value));
  return [...sources, ...files.map(({ value }) => value)];
}

function* candidatesOfPicture(image: HtmlElement): Generator<string> {
  const picture = image.parentNode;
  if (picture === null || !isElement(picture) || picture.tagName !== "picture") return;
  for (const source of picture.childNodes.filter(isElement)) {
    if (source.tagName !== "source") continue;
    yield largestOfSrcset(attribute(source, "srcset") ?? "");
    yield largestOfSrcset(attribute(source, "data-srcset") ?? "");
  }
}

function isPictureFile(value: string): boolean {
  return value.length <= LONGEST_ADDRESS && !value.includes(" ") && PICTURE_FILE.test(value);
}

const SRCSET_PARTS = /,\s/;
const SPACES = /\s+/;

/** By the HTML standard's `srcset`: address, then width (`800w`) or density (`2x`). */
function largestOfSrcset(srcset: string): string {
  let best = "";
  let most = -1;
  for (const part of srcset.slice(0, LONGEST_ADDRESS * 10).split(SRCSET_PARTS)) {
    const [address = "", size = "1"] = part.trim().split(SPACES);
    const number = Number.parseFloat(size) || 0;
    if (number <= most) continue;
    most = number;
    best = address;
  }
  return best;
}

function usable(candidate: string, base: string | undefined): string | undefined {
  const address = candidate.trim();
  if (address === "" || address.length > LONGEST_ADDRESS || NO_PICTURE.test(address))
    return undefined;
  const url = URL.parse(address, base);
  if (url === null) return base === undefined ? address : undefined;
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}
