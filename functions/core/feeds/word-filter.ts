/** Words of which one must be there, and words of which none may be. */
export interface WordFilter {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/**
 * Whether a text passes. Width, case and compatibility forms do not matter. A word of an alphabet must stand by itself
 * ("art" is not in "start", but is in "中国art展"); one with Chinese, Japanese or Korean signs is found anywhere.
 */
export function passesFilter(text: string, { include, exclude }: WordFilter): boolean {
  const folded = foldText(text);
  const has = (word: string) => hasWord(folded, foldText(word));
  return (include.length === 0 || include.some(has)) && !exclude.some(has);
}

export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function hasWord(text: string, word: string): boolean {
  if (CJK.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!continues(charBefore(text, at)) && !continues(charAt(text, at + word.length))) return true;
  }
  return false;
}

function continues(character: string): boolean {
  return WORD_CHARACTER.test(character) && !CJK.test(character);
}

function charAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function charBefore(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
}
