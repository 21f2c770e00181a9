import { createElement } from "../html/build-tree.ts";
import type { HtmlElement } from "../html/tree.ts";
import { ADDRESSES, ALLOWED, NUMBERS } from "./allow-list.ts";
import { cleanCharacters } from "./clean-characters.ts";

const NUMBER = /^\d{1,4}$/;
const LONGEST_ADDRESS = 8_000;

/** The element anew, with what may stay of its attributes; `undefined` for a picture without an address. */
export function cleanElement(
  element: HtmlElement,
  base: string | undefined,
): HtmlElement | undefined {
  const clean = createElement(element.tagName);
  const allowed = ALLOWED.get(element.tagName) ?? [];
  for (const { name, value } of element.attrs) {
    if (!allowed.includes(name)) continue;
    const kept = cleanValue(name, value, base);
    if (kept !== undefined) clean.attrs.push({ name, value: kept });
  }
  return finish(clean);
}

function finish(clean: HtmlElement): HtmlElement | undefined {
  const hasAddress = clean.attrs.some(({ name }) => ADDRESSES.has(name));
  if (clean.tagName === "img") return hasAddress ? clean : undefined;
  if (clean.tagName === "a" && hasAddress)
    clean.attrs.push({ name: "rel", value: "noopener noreferrer nofollow" });
  return clean;
}

function cleanValue(name: string, value: string, base: string | undefined): string | undefined {
  const schemes = ADDRESSES.get(name);
  if (schemes !== undefined) return cleanAddress(value, schemes, base);
  if (NUMBERS.has(name)) return NUMBER.test(value) ? value : undefined;
  return cleanCharacters(value);
}

/** Resolved as a browser would: what it reads as `javascript:` through tabs and entities is one here too. */
function cleanAddress(
  value: string,
  schemes: ReadonlySet<string>,
  base: string | undefined,
): string | undefined {
  if (value.length > LONGEST_ADDRESS) return undefined;
  const url = URL.parse(value, base);
  return url !== null && schemes.has(url.protocol) ? url.href : undefined;
}
