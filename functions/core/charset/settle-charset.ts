import { isUtf8 } from "node:buffer";
import {
  charsetOfLabel,
  type DeclaredCharsets,
  declaredCharsets,
  isXml,
} from "./declared-charsets.ts";
import { detectCharset } from "./detect-charset.ts";
import { lateMetaLabel } from "./late-meta.ts";

/** What settled a page's charset, in the order in which it is asked. */
export type CharsetDecision =
  | "bom"
  | "header"
  | "meta"
  | "utf-8"
  | "learned"
  | "detected"
  | "default";

export interface CharsetHints {
  /** The Content-Type header as the server sent it. */
  readonly contentType?: string;
  /** The charset that other pages of the source had: `SettledCharset.charset`. */
  readonly learned?: string;
}

export interface SettledCharset {
  /** The WHATWG name in lower case; `gb18030` for GBK and GB2312, which are read as such; `replacement` for what no browser reads. */
  readonly charset: string;
  readonly decidedBy: CharsetDecision;
  /** What the page declares, also where something stronger decided. */
  readonly declared: DeclaredCharsets;
}

/** The charset of a page as a browser would settle it (WHATWG Encoding and HTML standards), and where browsers guess. */
export function settleCharset(body: Uint8Array, hints: CharsetHints): SettledCharset {
  const declared = declaredCharsets(body, hints.contentType);
  return settleDeclared(body, declared) ?? settleUndeclared(body, declared, hints);
}

function settleDeclared(body: Uint8Array, declared: DeclaredCharsets): SettledCharset | undefined {
  const { bom, header, meta } = declared;
  if (bom !== undefined) return { charset: bom, decidedBy: "bom", declared };
  if (header !== undefined) return { charset: header, decidedBy: "header", declared };
  if (meta === undefined) return undefined;
  if (meta === "utf-8" || !isSurelyUtf8(body))
    return { charset: meta, decidedBy: "meta", declared };
  return { charset: "utf-8", decidedBy: "utf-8", declared };
}

function settleUndeclared(
  body: Uint8Array,
  declared: DeclaredCharsets,
  { contentType = "", learned }: CharsetHints,
): SettledCharset {
  const meta = isXml(contentType) ? undefined : lateMeta(body);
  if (meta !== undefined)
    return { charset: meta, decidedBy: "meta", declared: { ...declared, meta } };
  if (isUtf8(body)) return { charset: "utf-8", decidedBy: "utf-8", declared };
  const [charset, decidedBy] = guess(body, learned);
  return { charset, decidedBy, declared };
}

/** Bytes that can only be UTF-8 need no late look, which costs a parse. */
function lateMeta(body: Uint8Array): string | undefined {
  const label = isSurelyUtf8(body) ? undefined : lateMetaLabel(body);
  return label === undefined ? undefined : charsetOfLabel(label);
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
const FIRST_OF_SEQUENCE = 0xc2;

/** Also where a page that was saved or converted as UTF-8 kept the `meta` of its old charset. */
function isSurelyUtf8(body: Uint8Array): boolean {
  if (!isUtf8(body)) return false;
  let sequences = 0;
  for (let at = 0; at < body.length && sequences < FEWEST_SEQUENCES; at += 1)
    if ((body[at] ?? 0) >= FIRST_OF_SEQUENCE) sequences += 1;
  return sequences === FEWEST_SEQUENCES;
}
