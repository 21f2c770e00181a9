/** How much is written, in letters: a Han, Kana or Hangul character says as much as about three Latin ones. */
export interface TextMeasure {
  readonly weight: number;
  /** Commas, full stops and their kind, in any width. */
  readonly stops: number;
}

const CJK_WEIGHT = 3;
const STOPS = ",.;!?،؛。，；！？、：:…।።։၊။។";
/** Thai and Lao end sentences with a blank: a longer text of theirs is taken for one. */
const WITHOUT_STOPS = /[\u0e01-\u0edf]/;
const SENTENCE_WEIGHT = 60;
const EMPTY: TextMeasure = { weight: 0, stops: 0 };
/** What each UTF-16 unit weighs, plus `STOP` for stops: a look into a table is the quickest, and every letter is looked up. */
const UNITS = new Uint8Array(0x10000).fill(1);
const STOP = 8;
const WEIGHT = 7;
for (let code = 0; code < UNITS.length; code += 1) {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000) UNITS[code] = 0;
  else if (isCjk(code)) UNITS[code] = CJK_WEIGHT;
}
for (const stop of STOPS) UNITS[stop.charCodeAt(0)] = (UNITS[stop.charCodeAt(0)] ?? 0) + STOP;

export function measureText(text: string): TextMeasure {
  let weight = 0;
  let stops = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = UNITS[text.charCodeAt(i)] ?? 0;
    weight += unit & WEIGHT;
    if (unit >= STOP) stops += 1;
  }
  if (weight === 0) return EMPTY;
  const isUnmarked = stops === 0 && weight >= SENTENCE_WEIGHT && WITHOUT_STOPS.test(text);
  return { weight, stops: isUnmarked ? 1 : stops };
}

/** By UTF-16 unit: Kana, Han of the basic plane and its extension A, Hangul syllables. */
export function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}
