const SENTENCE_MARK = /[：:？?！!，,、；;“”"「」『』《》—]|\p{L}['’]\p{L}/u;
/** An ideograph counts 1, so eight make a headline; so do five words of other scripts. */
const WORD_WEIGHT = 1.6;

/** How much a text says, where 8 is a short headline. Counts what carries a word each, and words of other scripts. */
export function textWeight(text: string): number {
  let dense = 0;
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDense(code)) dense += 1;
    const isPart = isWordPart(code, inWord);
    if (isPart && !inWord) words += 1;
    inWord = isPart;
  }
  return dense + WORD_WEIGHT * words;
}

/** Han, Kana, Hangul, Thai, Lao, Burmese, Khmer; of a surrogate pair (rare Han) the first half. */
function isDense(code: number): boolean {
  if (code < 0x0e01) return false;
  if (code >= 0x3041 && code <= 0x9fff) return code < 0x3100 || code >= 0x3400;
  return (
    (code >= 0xac00 && code <= 0xd7a3) ||
    code <= 0x0edf ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  );
}

const APOSTROPHES = new Set([0x27, 0x2019, 0x2d, 0x2e]);

/** Letters and digits; inside a word also what joins its parts. */
function isWordPart(code: number, inWord: boolean): boolean {
  if (code < 0x80) return isAsciiWord(code) || (inWord && APOSTROPHES.has(code));
  if (code < 0xaa || isDense(code)) return false;
  return (code < 0x2000 && code !== 0xab && code !== 0xbb) || (inWord && code === 0x2019);
}

function isAsciiWord(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** From -2 (a word of navigation) to 2.5 (a sentence). */
export function headlineScore(text: string): number {
  const weight = textWeight(text);
  if (weight === 0) return -2;
  const length = Math.min(2, (weight - 6.5) / 2.5);
  const mark = weight > 5 && SENTENCE_MARK.test(text) ? 0.5 : 0;
  return Math.max(-2, length + mark);
}
