/** Ideographs and syllables that carry a word each: Han, Kana, Hangul, Thai, Lao, Khmer, Burmese. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const SENTENCE_MARK = /[：:？?！!，,、；;“”"「」『』《》—]|\p{L}['’]\p{L}/u;
/** An ideograph counts 1, so eight make a headline; so do five words of other scripts. */
const WORD_WEIGHT = 1.6;

/** How much a text says, where 8 is a short headline. */
export function textWeight(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  const words = text.replace(DENSE, " ").match(WORD)?.length ?? 0;
  return dense + WORD_WEIGHT * words;
}

/** From -2 (a word of navigation) to 2.5 (a sentence). */
export function headlineScore(text: string): number {
  const weight = textWeight(text);
  if (weight === 0) return -2;
  const length = Math.min(2, (weight - 6.5) / 2.5);
  const mark = weight > 5 && SENTENCE_MARK.test(text) ? 0.5 : 0;
  return Math.max(-2, length + mark);
}
