import { decodeHTMLAttribute } from "entities/decode";
import { html, Token } from "parse5";
import { copyOf, type ReadPiece } from "./piece-reader.ts";

/** A place in a source; readers leave it behind what they read. */
export interface Cursor {
  readonly source: string;
  readonly readPiece: ReadPiece;
  at: number;
}

const MOST_ATTRIBUTES = 64;
const EQUALS = 61;
const GREATER_THAN = 62;
const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const SPACE = 32;
const LOWERED = 2;

const UPPER_CASE = /[A-Z]/;
const AS_IT_IS = /[a-z0-9:._@#$-]/;
/** Of ASCII: 1 what stands in a name as it is, 2 what is lowered there; 0 is for the standard's own states. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (UPPER_CASE.test(letter)) return LOWERED;
  return AS_IT_IS.test(letter) ? 1 : 0;
});

interface KnownTag {
  readonly tagName: string;
  readonly tagID: html.TAG_ID;
}

/** The names of HTML, each as one string: a page has a thousand tags, and every stage looks their names up. */
const KNOWN = new Map<string, KnownTag>();

function knownTag(name: string): KnownTag {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const tag = { tagName: copyOf(name), tagID: html.getTagID(name) };
  if (tag.tagID !== html.TAG_ID.UNKNOWN) KNOWN.set(tag.tagName, tag);
  return tag;
}

/**
 * The tag that begins at the cursor's `<`, if it is written as nearly all are: names of plain letters, values quoted or
 * without quotes in them. `undefined` for any other, which says nothing about its being a tag; the cursor is then anywhere.
 */
export function readTag(cursor: Cursor): Token.TagToken | undefined {
  const isEnd = cursor.source.charCodeAt(cursor.at + 1) === SLASH;
  cursor.at += isEnd ? 2 : 1;
  if (!isLetter(cursor.source.charCodeAt(cursor.at))) return undefined;
  const name = readName(cursor);
  const attrs: Token.Attribute[] = [];
  if (name === undefined || !(isEnd || readAttributes(cursor, attrs))) return undefined;
  const selfClosing = !isEnd && skipSpace(cursor) === SLASH;
  if (selfClosing) cursor.at += 1;
  if (!endsTag(cursor)) return undefined;
  const type = isEnd ? Token.TokenType.END_TAG : Token.TokenType.START_TAG;
  const { tagName, tagID } = knownTag(name);
  return { type, tagName, tagID, selfClosing, ackSelfClosing: false, attrs, location: null };
}

function endsTag(cursor: Cursor): boolean {
  if (skipSpace(cursor) !== GREATER_THAN) return false;
  cursor.at += 1;
  return true;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function readName(cursor: Cursor): string | undefined {
  const { source, at: from } = cursor;
  let kinds = 0;
  let at = from;
  let code = source.charCodeAt(at);
  for (; code < 128; code = source.charCodeAt(at)) {
    const kind = KINDS[code] ?? 0;
    if (kind === 0) break;
    kinds |= kind;
    at += 1;
  }
  cursor.at = at;
  if (at === from || !endsName(code)) return undefined;
  const name = source.slice(from, at);
  return kinds >= LOWERED ? name.toLowerCase() : name;
}

function endsName(code: number): boolean {
  return code === EQUALS || code === GREATER_THAN || code === SLASH || isSpace(code);
}

function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 9 || code === 12;
}

/** The code of what follows; `NaN` at the end. */
function skipSpace(cursor: Cursor): number {
  let code = cursor.source.charCodeAt(cursor.at);
  while (isSpace(code)) {
    cursor.at += 1;
    code = cursor.source.charCodeAt(cursor.at);
  }
  return code;
}

/** Up to the tag's `/` or `>`. */
function readAttributes(cursor: Cursor, attrs: Token.Attribute[]): boolean {
  for (;;) {
    const code = skipSpace(cursor);
    if (code === GREATER_THAN || code === SLASH) return true;
    if (attrs.length > MOST_ATTRIBUTES || !readAttribute(cursor, attrs)) return false;
  }
}

/** Of a name that comes twice the first counts. */
function readAttribute(cursor: Cursor, attrs: Token.Attribute[]): boolean {
  const name = readName(cursor);
  const value = name === undefined ? undefined : readValue(cursor);
  if (name === undefined || value === undefined) return false;
  if (!hasName(attrs, name)) attrs.push({ name, value });
  return true;
}

function hasName(attrs: readonly Token.Attribute[], name: string): boolean {
  for (const attr of attrs) if (attr.name === name) return true;
  return false;
}

/** From behind its name on: without `=` it is empty. */
function readValue(cursor: Cursor): string | undefined {
  if (skipSpace(cursor) !== EQUALS) return "";
  cursor.at += 1;
  const code = skipSpace(cursor);
  const raw = code === QUOTE || code === APOSTROPHE ? readQuoted(cursor) : readBare(cursor);
  if (raw === undefined) return undefined;
  return raw.includes("&") ? decodeHTMLAttribute(raw) : copyOf(raw);
}

function readQuoted(cursor: Cursor): string | undefined {
  const { source, at } = cursor;
  const end = source.indexOf(source.charCodeAt(at) === QUOTE ? '"' : "'", at + 1);
  if (end < 0) return undefined;
  cursor.at = end + 1;
  return cursor.readPiece(at + 1, end);
}

function readBare(cursor: Cursor): string | undefined {
  const { source, at: from } = cursor;
  let code = source.charCodeAt(from);
  while (code !== GREATER_THAN && !isSpace(code) && cursor.at < source.length) {
    cursor.at += 1;
    code = source.charCodeAt(cursor.at);
  }
  return cursor.at === from ? undefined : cursor.readPiece(from, cursor.at);
}
