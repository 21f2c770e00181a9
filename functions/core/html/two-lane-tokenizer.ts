import { decodeHTML } from "entities/decode";
import {
  type DefaultTreeAdapterMap,
  InsertionMode,
  type Parser,
  Token,
  Tokenizer,
  TokenizerMode,
} from "parse5";
import { copyOf, createPieceReader } from "./piece-reader.ts";
import { endOfDrawing, endOfRawText, isIntricateScript } from "./raw-text.ts";
import { type Cursor, readTag } from "./read-tag.ts";

const LESS_THAN = 60;
const LAST_ASCII = 127;
const MOST_FAILED_DRAWINGS = 100;
/** As the standard's tokenizer groups characters. */
const SPACE_OR_NOT = /[\t\n\f ]+|[^\t\n\f ]+/g;
const NOT_SPACE = /[^\t\n\f ]/;
/** In these, white space within a text goes where the text goes. */
const TEXT_MODES: ReadonlySet<InsertionMode> = new Set([
  InsertionMode.IN_BODY,
  InsertionMode.IN_CELL,
  InsertionMode.IN_CAPTION,
  InsertionMode.TEXT,
]);

const CONTENT_MODES: ReadonlySet<number> = new Set([
  TokenizerMode.SCRIPT_DATA,
  TokenizerMode.RAWTEXT,
  TokenizerMode.RCDATA,
]);

type HtmlParser = Parser<DefaultTreeAdapterMap>;

/**
 * parse5's tokenizer with a second lane: a tag, text, comment or script that is written as nearly all are is read as a
 * whole; any other goes letter by letter through the standard's states. The tree is the standard's, but that drawings
 * are empty. For a source without NUL and carriage return. A subclass, since parse5 lets its loop be changed so only.
 */
export class TwoLaneTokenizer extends Tokenizer {
  readonly #parser: HtmlParser;
  readonly #cursor: Cursor;
  /** Up to where the standard's states have to read. */
  #slowUntil = 0;
  /** Where a `-->` was last found: no part of the page is searched for it twice. */
  #commentEnd = -2;
  #failedDrawings = 0;

  readonly #isUtf8: boolean;
  /** Whether a page of undecoded UTF-8 holds more than ASCII where the standard's states had to read: it was left there. */
  needsText = false;

  /** @param isUtf8 whether `source` is as `Utf8Markup` has it */
  constructor(parser: HtmlParser, source: string, isUtf8: boolean) {
    super({ sourceCodeLocationInfo: false }, parser);
    this.#parser = parser;
    this.#cursor = { source, readPiece: createPieceReader(source, isUtf8), at: 0 };
    this.#isUtf8 = isUtf8;
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY;
  }

  protected override _runParsingLoop(): void {
    while (this.active) {
      if (this.#takeWhole()) continue;
      this.consumedAfterSnapshot = 0;
      const code = this._consume();
      // The states know characters, not bytes.
      this.needsText = this.#isUtf8 && code > LAST_ASCII;
      if (this.needsText) return;
      this._callState(code);
    }
  }

  #takeWhole(): boolean {
    const at = this.preprocessor.pos + 1;
    const { source } = this.#cursor;
    if (at < this.#slowUntil || at >= source.length) return false;
    if (this.state !== TokenizerMode.DATA) return this.#takeContent(at);
    if (source.charCodeAt(at) !== LESS_THAN) return this.#takeText(at);
    return source.startsWith("<!--", at) ? this.#takeComment(at) : this.#takeTag(at);
  }

  #takeText(at: number): true {
    const { source } = this.#cursor;
    const end = source.indexOf("<", at);
    this.#takePiece(at, end < 0 ? source.length : end);
    return true;
  }

  #takePiece(from: number, to: number): void {
    const raw = this.#cursor.readPiece(from, to);
    this.#leave(to);
    if (NOT_SPACE.test(raw)) this.#emitText(raw.includes("&") ? decodeHTML(raw) : copyOf(raw));
    else this.#emitSpace(raw);
  }

  #emitText(chars: string): void {
    const { insertionMode, skipNextNewLine } = this.#parser;
    const isWhole = !skipNextNewLine && TEXT_MODES.has(insertionMode) && NOT_SPACE.test(chars);
    for (const part of isWhole ? [chars] : (chars.match(SPACE_OR_NOT) ?? []))
      if (NOT_SPACE.test(part)) this.#emitLetters(part);
      else this.#emitSpace(part);
  }

  #emitLetters(chars: string): void {
    this.handler.onCharacter({ type: Token.TokenType.CHARACTER, chars, location: null });
  }

  #emitSpace(chars: string): void {
    const type = Token.TokenType.WHITESPACE_CHARACTER;
    this.handler.onWhitespaceCharacter({ type, chars, location: null });
  }

  /** `<!-->`, `<!--->` and `--!>` end a comment too: comments with them are left to the standard's states. */
  #takeComment(at: number): boolean {
    const { source } = this.#cursor;
    const from = at + 4;
    if (this.#commentEnd !== -1 && this.#commentEnd < at + 2)
      this.#commentEnd = source.indexOf("-->", at + 2);
    const data = this.#cursor.readPiece(from, Math.max(from, this.#commentEnd));
    if (this.#commentEnd < from || data.includes("--!>")) return this.#refuse(at + 1);
    this.#leave(this.#commentEnd + 3);
    this.handler.onComment({ type: Token.TokenType.COMMENT, data, location: null });
    return true;
  }

  #takeTag(at: number): boolean {
    this.#cursor.at = at;
    const token = readTag(this.#cursor);
    if (token === undefined) return this.#refuse(at + 1);
    const end = this.#cursor.at;
    this.#leave(end);
    this.state = TokenizerMode.DATA;
    if (token.type === Token.TokenType.END_TAG) {
      this.handler.onEndTag(token);
      return true;
    }
    this.lastStartTagName = token.tagName;
    this.handler.onStartTag(token);
    if (token.tagName === "svg" && !token.selfClosing) this.#skipDrawing(end);
    return true;
  }

  /** What an inline drawing is made of is left out: nobody reads it, and a page can have thousands of strokes. */
  #skipDrawing(from: number): void {
    if (this.#failedDrawings > MOST_FAILED_DRAWINGS) return;
    const end = endOfDrawing(this.#cursor.source, from);
    if (end >= 0) this.#leave(end);
    else this.#failedDrawings += 1;
  }

  /** Of an element that only its own end tag ends: a script, a style, a title. */
  #takeContent(at: number): boolean {
    const { state } = this;
    if (!CONTENT_MODES.has(state)) return false;
    const { source } = this.#cursor;
    const end = endOfRawText(source, at, this.lastStartTagName);
    if (end < 0) return this.#refuse(source.length);
    if (end === at) return this.#takeTag(at);
    if (state !== TokenizerMode.RCDATA) return this.#takeRawText(at, end);
    this.#takePiece(at, end);
    return true;
  }

  #takeRawText(from: number, to: number): boolean {
    const chars = this.#cursor.readPiece(from, to);
    if (this.state === TokenizerMode.SCRIPT_DATA && isIntricateScript(chars))
      return this.#refuse(to);
    this.#leave(to);
    this.#emitLetters(chars);
    return true;
  }

  #refuse(until: number): false {
    this.#slowUntil = until;
    return false;
  }

  /** Before anything is told, what the states have pending comes first. */
  #leave(to: number): void {
    this._emitCurrentCharacterToken(null);
    this.preprocessor.pos = to - 1;
  }
}
