import { decodeHTML } from "entities/decode";
import {
  type DefaultTreeAdapterMap,
  InsertionMode,
  type Parser,
  Token,
  Tokenizer,
  TokenizerMode,
} from "parse5";
import { endOfDrawing, endOfRawText, isIntricateScript } from "./raw-text.ts";
import { type Cursor, copyOf, readTag } from "./read-tag.ts";

const LESS_THAN = 60;
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

  constructor(parser: HtmlParser, source: string) {
    super({ sourceCodeLocationInfo: false }, parser);
    this.#parser = parser;
    this.#cursor = { source, at: 0 };
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY;
  }

  protected override _runParsingLoop(): void {
    while (this.active) {
      if (this.#takeWhole()) continue;
      this.consumedAfterSnapshot = 0;
      this._callState(this._consume());
    }
  }

  #takeWhole(): boolean {
    const at = this.preprocessor.pos + 1;
    const { source } = this.#cursor;
    if (at < this.#slowUntil || at >= source.length) return false;
    const { state } = this;
    if (state === TokenizerMode.SCRIPT_DATA || state === TokenizerMode.RAWTEXT)
      return this.#takeRawText(at);
    if (state !== TokenizerMode.DATA) return false;
    if (source.charCodeAt(at) !== LESS_THAN) return this.#takeText(at);
    return source.startsWith("<!--", at) ? this.#takeComment(at) : this.#takeTag(at);
  }

  #takeText(at: number): true {
    const { source } = this.#cursor;
    const end = source.indexOf("<", at);
    const to = end < 0 ? source.length : end;
    const raw = source.slice(at, to);
    this.#leave(to);
    if (NOT_SPACE.test(raw)) this.#emitText(raw.includes("&") ? decodeHTML(raw) : copyOf(raw));
    else this.#emitSpace(raw);
    return true;
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
    const data = source.slice(from, Math.max(from, this.#commentEnd));
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

  #takeRawText(at: number): boolean {
    const { source } = this.#cursor;
    const end = endOfRawText(source, at, this.lastStartTagName);
    if (end < 0) return this.#refuse(source.length);
    if (end === at) return this.#takeTag(at);
    const chars = source.slice(at, end);
    if (this.state === TokenizerMode.SCRIPT_DATA && isIntricateScript(chars))
      return this.#refuse(end);
    this.#leave(end);
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
