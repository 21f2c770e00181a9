export type TypeVerdict = "take" | "sniff" | "refuse";

const PAGE_TYPE =
  /^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml|application\/(?:rss|atom|rdf)\+xml)$/;
/** What servers say that don't know what they send. */
const SAYS_NOTHING = new Set([
  "",
  "text/plain",
  "application/octet-stream",
  "unknown/unknown",
  "*/*",
  "application/unknown",
]);
/** Files that are sent as pages by servers that are set up badly: PDF, pictures, archives, office documents, programs, media. */
const BINARY = [
  ...[
    "%PDF-",
    "\x89PNG",
    "GIF8",
    "\xff\xd8\xff",
    "PK\x03\x04",
    "\x1f\x8b",
    "RIFF",
    "ID3",
    "OggS",
    "Rar!",
  ],
  ...["7z\xbc\xaf", "MZ\x90\0", "\x7fELF", "\xd0\xcf\x11\xe0", "wOFF", "wOF2", "\0\0\0"],
];
const MARKUP =
  /^(?:\xef\xbb\xbf)?\s*<(?:!--|!doctype\s+html|\?xml|html|head|body|meta|title|script|style|link|table|div|h1|p|a|br|rss|feed)/i;

/** What is done with an answer of this Content-Type. `accept` are media types that are taken beside pages. */
export function judgeType(
  contentType: string | undefined,
  accept: readonly string[] = [],
): TypeVerdict {
  const essence = mediaType(contentType);
  if (accept.includes(essence)) return "take";
  return PAGE_TYPE.test(essence) || SAYS_NOTHING.has(essence) ? "sniff" : "refuse";
}

/** Whether the first bytes are those of a page: no known file for what is called one, markup for what is called nothing. */
export function looksLikePage(start: Uint8Array, contentType: string | undefined): boolean {
  const text = Buffer.from(start).toString("latin1");
  if (PAGE_TYPE.test(mediaType(contentType)))
    return !BINARY.some((signature) => text.startsWith(signature));
  return text === "" || MARKUP.test(text) || isUtf16(start);
}

/** `text/html` of `Text/HTML; charset=gbk`. */
export function mediaType(contentType = ""): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
