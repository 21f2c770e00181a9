import { createElement } from "../../html/build-tree.ts";
import { attribute, type HtmlElement, isElement } from "../../html/tree.ts";
import { imageAddress } from "./image-address.ts";

/** Smaller than this in either direction is an icon or a pixel that counts readers. */
const SMALLEST_SIDE = 48;
/** Where more stand side by side, looking for each one's neighbour takes too long. */
const MOST_SIBLINGS = 2_000;
const DIGITS = /^\s{0,9}(\d{1,5})(?:px)?\s{0,9}$/;

/** A picture of the page as a plain `img` with its real address; `undefined` for another element and for icons. */
export function readImage(element: HtmlElement, base: string | undefined): HtmlElement | undefined {
  if (element.tagName !== "img" && element.tagName !== "amp-img") return undefined;
  const width = pixels(attribute(element, "width"));
  const height = pixels(attribute(element, "height"));
  if (isSmall(width) || isSmall(height)) return undefined;
  const src = imageAddress(element, base) ?? addressOfSpare(element, base);
  if (src === undefined) return undefined;
  return createElement("img", {
    src,
    alt: usefulAlt(attribute(element, "alt")),
    width: width?.toString(),
    height: height?.toString(),
  });
}

function pixels(value: string | undefined): number | undefined {
  const digits = DIGITS.exec(value ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function isSmall(side: number | undefined): boolean {
  return side !== undefined && side > 0 && side < SMALLEST_SIDE;
}

const FILE_NAME = /^[^\s]{1,200}\.(?:jpe?g|png|gif|webp|bmp|avif)$/i;

/** A file's name says nothing to who can't see the picture. */
function usefulAlt(alt: string | undefined): string | undefined {
  const text = alt?.trim() ?? "";
  return text === "" || FILE_NAME.test(text) ? undefined : text;
}

/** A lazy picture's `noscript` twin stands right behind it, or behind the element around it. */
function addressOfSpare(image: HtmlElement, base: string | undefined): string | undefined {
  const { parentNode: parent } = image;
  const places = parent !== null && isElement(parent) ? [image, parent] : [image];
  for (const place of places) {
    const twin = noscriptBehind(place)?.childNodes.filter(isElement).find(isImage);
    const address = twin === undefined ? undefined : imageAddress(twin, base);
    if (address !== undefined) return address;
  }
  return undefined;
}

function noscriptBehind(element: HtmlElement): HtmlElement | undefined {
  const siblings = element.parentNode?.childNodes ?? [];
  if (siblings.length > MOST_SIBLINGS) return undefined;
  const next = siblings.slice(siblings.indexOf(element) + 1).find(isElement);
  return next?.tagName === "noscript" ? next : undefined;
}

function isImage({ tagName }: HtmlElement): boolean {
  return tagName === "img";
}
