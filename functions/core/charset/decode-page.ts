import { TextDecoder } from "@exodus/bytes/encoding.js";
import { charsetOfLabel, type DeclaredCharsets, declaredCharsets } from "./declared-charsets.ts";
import { detectCharset } from "./detect-charset.ts";

/** What settled a page's charset, in the order in which it is asked. */
export type CharsetDecision =
  | "bom"
  | "header"
  | "meta"
  | "utf-8"
  | "learned"
  | "detected"
  | "default";

export interface DecodedPage {
  readonly ok: true;
  readonly text: string;
  /** The WHATWG name in lower case; `gb18030` for GBK and GB2312, which are read as such. */
  readonly charset: string;
  readonly decidedBy: CharsetDecision;
  /** What the page declares, also where something stronger decided. */
  readonly declared: DeclaredCharsets;
  /** Characters that could not be read (U+FFFD in `text`). */
  readonly damaged: number;
}

/** A page in an encoding that the standard maps to `replacement`: it has no text, in no browser. */
export interface UndecodablePage {
  readonly ok: false;
  readonly charset: "replacement";
  readonly decidedBy: CharsetDecision;
  readonly reason: string;
}

export interface CharsetHints {
  /** The Content-Type header as the server sent it. */
  readonly contentType?: string;
  /** The charset that other pages of the source had: `DecodedPage.charset`. */
  readonly learned?: string;
}

/** Text of a page as a browser would read it (WHATWG Encoding and HTML standards). Never throws. */
export function decodePage(
  body: Uint8Array,
  hints: CharsetHints = {},
): DecodedPage | UndecodablePage {
  const declared = declaredCharsets(body, hints.contentType);
  const [charset, decidedBy] = decide(body, declared, hints.learned);
  if (charset === "replacement") {
    const reason = `the page is declared (${decidedBy}) in an encoding that browsers refuse to read`;
    return { ok: false, charset, decidedBy, reason };
  }
  const text = new TextDecoder(charset).decode(body);
  return { ok: true, text, charset, decidedBy, declared, damaged: countReplacements(text) };
}

function decide(
  body: Uint8Array,
  { bom, header, meta }: DeclaredCharsets,
  learned: string | undefined,
): [string, CharsetDecision] {
  if (bom !== undefined) return [bom, "bom"];
  if (header !== undefined) return [header, "header"];
  if (meta !== undefined && (meta === "utf-8" || !isSurelyUtf8(body))) return [meta, "meta"];
  if (isReadable(body, "utf-8")) return ["utf-8", "utf-8"];
  return guess(body, learned);
}

/** For a page that tells nothing and is no UTF-8. What was learned is believed where the bytes allow it. */
function guess(body: Uint8Array, learned: string | undefined): [string, CharsetDecision] {
  const known = learned === undefined ? undefined : charsetOfLabel(learned);
  if (known !== undefined && known !== "replacement" && known !== "utf-8")
    return [known, "learned"];
  const detected = detectCharset(body);
  return detected === undefined ? ["windows-1252", "default"] : [detected, "detected"];
}

/** Fewer could be chance: bytes of a legacy charset form a sequence of UTF-8 now and then, but not dozens without a fault. */
const FEWEST_SEQUENCES = 24;

/** Whether a page that was saved or converted as UTF-8 kept the `meta` of its old charset. */
function isSurelyUtf8(body: Uint8Array): boolean {
  let sequences = 0;
  for (const byte of body) if (byte >= 0xc2 && byte <= 0xf4) sequences += 1;
  return sequences >= FEWEST_SEQUENCES && isReadable(body, "utf-8");
}

function isReadable(body: Uint8Array, charset: string): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count += 1;
  return count;
}
