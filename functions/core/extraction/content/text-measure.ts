/** How much is written, in letters: a Han, Kana or Hangul character says as much as about three Latin ones. */
export interface TextMeasure {
  readonly weight: number;
  /** Commas, full stops and their kind, in any width. */
  readonly stops: number;
}

const CJK_WEIGHT = 3;
const STOPS = new Set([...",.;!?،؛。，；！？、：:…।"].map((stop) => stop.charCodeAt(0)));
const EMPTY: TextMeasure = { weight: 0, stops: 0 };

export function measureText(text: string): TextMeasure {
  let weight = 0;
  let stops = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000) continue;
    weight += isCjk(code) ? CJK_WEIGHT : 1;
    if (STOPS.has(code)) stops += 1;
  }
  return weight === 0 ? EMPTY : { weight, stops };
}

/** By UTF-16 unit: Kana, Han of the basic plane and its extension A, Hangul syllables. */
export function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}
