import { type Phrases, readPhrases } from "./pattern-starts.ts";

const HEAD = /^\^(?:\\W\{0,(\d)\})?\(\?:/;
const MOST_KNOWN = 1_000;

/**
 * A pattern of many phrases that asks only for those which begin as the text does. Run as one, a list of a hundred phrases
 * is some hundred kilobytes of machine code, walked through for every line, and what else a process does throws it out of
 * the processor's cache (measured: a tenth of a page's time where other work takes turns).
 * @param whole `/^(?:phrase|phrase)/` or `/^\W{0,3}(?:phrase|phrase) tail/`: what is answered is what it would answer. One
 * of another shape is a `SyntaxError` when it is first asked.
 */
export function partedPattern(whole: RegExp): (text: string) => boolean {
  const [head = "", skipped = "0"] = HEAD.exec(whole.source) ?? [];
  const farthest = Number(skipped);
  /** By two code units, as they are written. */
  const known = new Map<number, RegExp | null>();
  let phrases: Phrases | undefined;

  function findPattern(text: string, at: number): RegExp | null {
    phrases ??= readPhrases(whole.source, head.length);
    return joinPhrases(phrases, text.slice(at, at + 2).toUpperCase(), `${whole.flags}y`);
  }

  function fitsAt(text: string, at: number): boolean {
    const key = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
    let pattern = known.get(key);
    if (pattern === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      pattern = findPattern(text, at);
      known.set(key, pattern);
    }
    if (pattern === null) return false;
    pattern.lastIndex = at;
    return pattern.test(text);
  }

  return (text) => {
    for (let at = 0; !fitsAt(text, at); at += 1)
      if (at >= farthest || !BEYOND_WORDS.test(text.charAt(at))) return false;
    return true;
  };
}

const BEYOND_WORDS = /\W/;

function joinPhrases({ byStart, tail }: Phrases, start: string, flags: string): RegExp | null {
  const fitting = [start, start.slice(0, 1), ""].flatMap((key) => byStart.get(key) ?? []);
  if (fitting.length === 0) return null;
  return new RegExp(`(?:${[...new Set(fitting)].join("|")})${tail}`, flags);
}
