import { getBOMEncoding, isomorphicDecode, labelToName } from "@exodus/bytes/encoding.js";
import sniffHtmlEncoding from "html-encoding-sniffer";

/** Names as `charsetOfLabel` gives them; what is not told, or not known to the standard, is absent. */
export interface DeclaredCharsets {
  readonly bom?: string;
  readonly header?: string;
  /** By `<meta>`, or by the XML declaration. */
  readonly meta?: string;
}

/** No encoding's name: what the sniffer answers if nothing is declared. */
const NOTHING = "";
const PARAMETER = /;\s*charset\s*=\s*(?:"((?:[^"\\]|\\.){0,100})"|([^;\s"]{1,100}))/i;
const ESCAPED = /\\(.)/g;
const XML_TYPE = /^\s*(?:text|application)\/(?:[\w.-]{1,60}\+)?xml\b/i;
const XML_DECLARATION = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]{1,40})/;

/** What a page's start says of its charset, by the standard's rules (the prescan's 1,024 bytes, `utf-16` in a `<meta>` is `utf-8`). */
export function declaredCharsets(body: Uint8Array, contentType = ""): DeclaredCharsets {
  const bom = charsetOfLabel(getBOMEncoding(body) ?? NOTHING);
  const header = charsetOfLabel(headerLabel(contentType));
  return { bom, header, meta: metaCharset(body, contentType) };
}

/** The encoding that the standard gives a label (`GB2312` → `gb18030`, `latin1` → `windows-1252`), if any. */
export function charsetOfLabel(label: string): string | undefined {
  const name = labelToName(label)?.toLowerCase();
  return name === "gbk" ? "gb18030" : name;
}

function headerLabel(contentType: string): string {
  const match = PARAMETER.exec(contentType);
  return match?.[1]?.replace(ESCAPED, "$1") ?? match?.[2] ?? NOTHING;
}

/** XML has no `meta`. */
export function isXml(contentType: string): boolean {
  return XML_TYPE.test(contentType);
}

function metaCharset(body: Uint8Array, contentType: string) {
  const declaration = xmlDeclaration(body);
  if (isXml(contentType)) return declaration;
  const bare = getBOMEncoding(body) === null ? body : body.subarray(3);
  return charsetOfLabel(sniffHtmlEncoding(bare, { defaultEncoding: NOTHING })) ?? declaration;
}

/** HTML standard, "get an XML encoding": XHTML that is sent as HTML. */
function xmlDeclaration(body: Uint8Array): string | undefined {
  const label = XML_DECLARATION.exec(isomorphicDecode(body.subarray(0, 300)))?.[1];
  const charset = label === undefined ? undefined : charsetOfLabel(label);
  return charset?.startsWith("utf-16") ? "utf-8" : charset;
}
