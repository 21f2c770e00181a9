import { isUtf8 } from "node:buffer";
import { isomorphicDecode, TextDecoder } from "@exodus/bytes/encoding.js";
import type { Markup } from "../html/markup.ts";
import {
  type CharsetDecision,
  type CharsetHints,
  type SettledCharset,
  settleCharset,
} from "./settle-charset.ts";

export interface DecodedPage extends SettledCharset {
  readonly ok: true;
  readonly text: string;
  /** Characters that could not be read (U+FFFD in `text`). */
  readonly damaged: number;
}

/** A page for the parser: a page of UTF-8 that is nearly all ASCII is left for it to decode. */
export interface DecodedMarkup extends SettledCharset {
  readonly ok: true;
  readonly markup: Markup;
}

/** A page in an encoding that the standard maps to `replacement`: it has no text, in no browser. */
export interface UndecodablePage {
  readonly ok: false;
  readonly charset: "replacement";
  readonly decidedBy: CharsetDecision;
  readonly reason: string;
}

/** Text of a page as a browser would read it (WHATWG Encoding and HTML standards). Never throws. */
export function decodePage(
  body: Uint8Array,
  hints: CharsetHints = {},
): DecodedPage | UndecodablePage {
  const settled = settleCharset(body, hints);
  if (settled.charset === "replacement") return undecodable(settled);
  const text = new TextDecoder(settled.charset).decode(body);
  return { ok: true, text, damaged: countReplacements(text), ...settled };
}

/** The same page for the parser. Never throws. */
export function decodeMarkup(
  body: Uint8Array,
  hints: CharsetHints = {},
): DecodedMarkup | UndecodablePage {
  const settled = settleCharset(body, hints);
  if (settled.charset === "replacement") return undecodable(settled);
  return { ok: true, markup: markupOf(body, settled), ...settled };
}

function undecodable({ decidedBy }: SettledCharset): UndecodablePage {
  const reason = `the page is declared (${decidedBy}) in an encoding that browsers refuse to read`;
  return { ok: false, charset: "replacement", decidedBy, reason };
}

const BOM_LENGTH = 3;

function markupOf(body: Uint8Array, { charset, declared }: SettledCharset): Markup {
  if (charset !== "utf-8" || !isNearlyAscii(body) || !isUtf8(body))
    return new TextDecoder(charset).decode(body);
  const bare = declared.bom === undefined ? body : body.subarray(BOM_LENGTH);
  return { utf8: isomorphicDecode(bare) };
}

const SAMPLED = 64;
/** Measured: from about here on, to decode piece by piece costs as much as to decode all at once. */
const LARGEST_SHARE = 0.02;

/** By every 64th byte. */
function isNearlyAscii(body: Uint8Array): boolean {
  let beyond = 0;
  for (let at = 0; at < body.length; at += SAMPLED) if ((body[at] ?? 0) > 0x7f) beyond += 1;
  return beyond * SAMPLED <= LARGEST_SHARE * body.length;
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count += 1;
  return count;
}
