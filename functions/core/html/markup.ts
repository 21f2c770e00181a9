/** A page's characters as the parser reads them. */
export type Markup = string | Utf8Markup;

/**
 * A page that was not decoded: the bytes of valid UTF-8, one character of `utf8` a byte. HTML's own signs are ASCII, and of
 * a page that is nearly all ASCII only the pieces that hold more need to be decoded: the rest is half as large in memory
 * and read sooner.
 */
export interface Utf8Markup {
  readonly utf8: string;
}

export function textOfMarkup(markup: Markup): string {
  return typeof markup === "string" ? markup : decodeUtf8(markup.utf8);
}

/** @param units bytes of valid UTF-8, one character a byte */
export function decodeUtf8(units: string): string {
  return Buffer.from(units, "latin1").toString("utf8");
}
