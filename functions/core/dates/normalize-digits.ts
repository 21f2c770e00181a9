const FOREIGN = /[[\p{Nd}--[0-9]]：／－．，（）　\u00a0\u2009\u202f\u2010-\u2012\u2212]/gv;
const NOT_ASCII = /[^\p{ASCII}]/u;

/** Full-width, Arabic, Indic and Thai digits and full-width marks as their ASCII twins. Every index stays where it was. */
export function normalizeDigits(text: string): string {
  return NOT_ASCII.test(text) ? text.replace(FOREIGN, toAscii) : text;
}

/** So far from ASCII stand the full-width forms. */
const FULL_WIDTH = 0xfee0;
const SPACE = /\s/;
const DASH = /[\u2010-\u2212]/;

/** Unicode keeps each script's ten digits in a row, zero at a multiple of 16, or 6 above one. */
function toAscii(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code > 0xffff) return char;
  if (code > FULL_WIDTH) return String.fromCharCode(code - FULL_WIDTH);
  if (SPACE.test(char)) return " ";
  if (DASH.test(char)) return "-";
  return String((code - (ZERO_AT_SIX.test(char) ? 6 : 0)) & 15);
}

const ZERO_AT_SIX = /[०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯]/;
