/** A page's source without the text of its scripts, styles and comments; `text N` of each is at `parts[N]`. */
export interface LightSource {
  readonly html: string;
  readonly parts: readonly string[];
}

/** Stands for a part in the light source; no page has it but to confuse itself. */
const MARK = "\u2063\u2062tidings:";
const MOST_FAILURES = 100;
/** A shorter text costs less to parse than to set aside. */
const SHORTEST = 32;

const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const SPACE = 32;
const NAME = /[a-z]{1,9}/iy;
const SVG_END = /<\/svg[\t\n\f\r />]/gi;
/** What an svg can hold that has an end of its own, or is HTML again. */
const INTRICATE_SVG = /<(?:svg|foreignobject|style|script|title|desc|!)/i;
const END_TAGS: Readonly<Record<string, RegExp>> = {
  script: /<\/script[\t\n\f\r />]/gi,
  style: /<\/style[\t\n\f\r />]/gi,
  title: /<\/title[\t\n\f\r />]/gi,
  textarea: /<\/textarea[\t\n\f\r />]/gi,
  iframe: /<\/iframe[\t\n\f\r />]/gi,
  noembed: /<\/noembed[\t\n\f\r />]/gi,
  noframes: /<\/noframes[\t\n\f\r />]/gi,
  xmp: /<\/xmp[\t\n\f\r />]/gi,
};
/** The standard turns them into line feeds before anything else. */
const LINE_END = /\r\n?/g;
const SET_ASIDE = new Set(["script", "style"]);
const NESTED_SCRIPT = /<script/i;

interface Scan {
  readonly source: string;
  readonly parts: string[];
  readonly pieces: string[];
  /** Up to where the source is in `pieces`. */
  copied: number;
  /** Drawings that had to be left in: each cost a look at the rest of the page. */
  failures: number;
}

/**
 * Takes out what a parser reads letter by letter and nobody reads as HTML: most of a page's length, so that the parse
 * costs half. `partOf` gives it back when the tree is built. Where the standard's rules for the end of a script are
 * intricate (`<!--` with `<script` in it), the rest of the page is left as it is.
 */
export function setAsideRawText(source: string): LightSource {
  const scan: Scan = { source, parts: [], pieces: [], copied: 0, failures: 0 };
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", at)) {
    at = source.startsWith("<!--", at) ? skipComment(scan, at) : skipTag(scan, at);
    if (at < 0) break;
  }
  if (scan.copied === 0) return { html: source, parts: scan.parts };
  scan.pieces.push(source.slice(scan.copied));
  return { html: scan.pieces.join(""), parts: scan.parts };
}

/** What was set aside for a text or comment of the light source; the text itself if nothing was. */
export function partOf(text: string, parts: readonly string[]): string {
  if (!text.startsWith(MARK)) return text;
  return parts[Number(text.slice(MARK.length))] ?? text;
}

function setAside(scan: Scan, from: number, to: number): void {
  if (to - from < SHORTEST) return;
  scan.pieces.push(scan.source.slice(scan.copied, from), MARK, String(scan.parts.length));
  scan.parts.push(scan.source.slice(from, to).replace(LINE_END, "\n"));
  scan.copied = to;
}

/** `<!-->`, `<!--->` and `--!>` end a comment too: comments with them are left to the parser. */
function skipComment(scan: Scan, at: number): number {
  const from = at + 4;
  const end = scan.source.indexOf("-->", from - 2);
  if (end < 0) return -1;
  if (end < from) return end + 3;
  const other = scan.source.slice(from, end).indexOf("--!>");
  if (other >= 0) return from + other + 4;
  setAside(scan, from, end);
  return end + 3;
}

function skipTag(scan: Scan, at: number): number {
  NAME.lastIndex = at + 1;
  const name = NAME.exec(scan.source)?.[0].toLowerCase() ?? "";
  const end = endOfTag(scan.source, at + 1);
  if (name === "plaintext") return -1;
  if (name === "svg" && end > 0) return skipDrawing(scan, end);
  const endTag = Object.hasOwn(END_TAGS, name) ? END_TAGS[name] : undefined;
  return endTag === undefined || end < 0 ? end : skipRawText(scan, end, { name, endTag });
}

/** What an inline drawing is made of is left out for good: nobody reads it, and a page can have thousands of strokes. */
function skipDrawing(scan: Scan, from: number): number {
  if (scan.failures > MOST_FAILURES || scan.source.charAt(from - 2) === "/") return from;
  SVG_END.lastIndex = from;
  const end = SVG_END.exec(scan.source)?.index;
  if (end === undefined || INTRICATE_SVG.test(scan.source.slice(from, end))) {
    scan.failures += 1;
    return from;
  }
  scan.pieces.push(scan.source.slice(scan.copied, from));
  scan.copied = end;
  return end;
}

function skipRawText(
  scan: Scan,
  from: number,
  { name, endTag }: { readonly name: string; readonly endTag: RegExp },
): number {
  endTag.lastIndex = from;
  const end = endTag.exec(scan.source)?.index;
  if (end === undefined) return -1;
  if (!SET_ASIDE.has(name)) return end;
  if (name === "script" && isIntricate(scan.source, from, end)) return -1;
  setAside(scan, from, end);
  return end;
}

function isIntricate(source: string, from: number, to: number): boolean {
  const script = source.slice(from, to);
  const comment = script.indexOf("<!--");
  return comment >= 0 && NESTED_SCRIPT.test(script.slice(comment));
}

/** Behind the `>` that ends a tag: one in a quoted value does not. -1: the page ends before. */
function endOfTag(source: string, from: number): number {
  if (source.charCodeAt(from) === LESS_THAN) return from;
  let isValue = false;
  for (let i = from; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (code === GREATER_THAN) return i + 1;
    if (isValue && isQuote(code)) i = source.indexOf(source.charAt(i), i + 1);
    if (i < 0) return -1;
    isValue = expectsValue(code, isValue);
  }
  return -1;
}

/** A value follows `=` and white space. */
function expectsValue(code: number, isValue: boolean): boolean {
  return code === EQUALS || (isValue && code <= SPACE);
}

function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}
