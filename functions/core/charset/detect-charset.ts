import { TextDecoder } from "@exodus/bytes/encoding.js";

/** Fewer characters beyond ASCII than this say nothing. */
const ENOUGH_CHARACTERS = 24;
/** Of the page's start: enough for a verdict in a few milliseconds. */
const LOOK_AT_BYTES = 64 * 1024;

interface Candidate {
  readonly charset: string;
  /** What everyday text of that charset is full of, and what a wrong decoding hardly ever yields. */
  readonly everyday: RegExp;
  /** The share of the characters beyond ASCII that must be of that kind; measured on prose it is at least twice as large. */
  readonly share: number;
}

/** The most frequent syllables; any Hangul would not do: windows-949 makes some of Western accents, too. */
const HANGUL =
  /[이다의는에을를은가하고지도로기사한인대리자들시어나해그아일정으서수있과와스부보전제장주상동원국안만선여구조무라비소신공유니적년월했며면등]/g;
const KANA = /[\u3041-\u30fe]/g;
/** Runs: a lone accent of a Western page is a Cyrillic letter, too. Lower case: KOI8-R and windows-1251 swap the cases. */
const CYRILLIC = /[\u0430-\u044f\u0451]{3,}/g;
/** The most frequent characters of Chinese prose, two fifths of any page. */
const SIMPLIFIED =
  /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指]/g;
const TRADITIONAL =
  /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指灣]/g;

const CANDIDATES: readonly Candidate[] = [
  { charset: "euc-kr", everyday: HANGUL, share: 0.25 },
  { charset: "euc-jp", everyday: KANA, share: 0.25 },
  { charset: "shift_jis", everyday: KANA, share: 0.25 },
  { charset: "gb18030", everyday: SIMPLIFIED, share: 0.12 },
  { charset: "big5", everyday: TRADITIONAL, share: 0.12 },
  { charset: "windows-1251", everyday: CYRILLIC, share: 0.5 },
  { charset: "koi8-r", everyday: CYRILLIC, share: 0.5 },
];
/** A broken byte or two happen to the best: the share of unreadable characters that is overlooked. */
const DAMAGE = 0.02;
const UNREADABLE = /\ufffd/g;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;

/** The charset that makes everyday text of bytes that nobody labelled and that are no UTF-8; `undefined` when in doubt. */
export function detectCharset(body: Uint8Array): string | undefined {
  const start = body.subarray(0, LOOK_AT_BYTES);
  return CANDIDATES.map((candidate) => ({ ...candidate, points: points(start, candidate) }))
    .filter(({ points }) => points >= 1)
    .sort((a, b) => b.points - a.points)[0]?.charset;
}

/** How many times over the text has the share that the candidate asks for; 0 for bytes that it can't read. Decoded as a stream: the last character may be cut off. */
function points(bytes: Uint8Array, { charset, everyday, share }: Candidate): number {
  const text = new TextDecoder(charset).decode(bytes, { stream: true });
  const beyond = countMatches(text, BEYOND_ASCII);
  if (beyond < ENOUGH_CHARACTERS) return 0;
  if (countMatches(text, UNREADABLE) > beyond * DAMAGE) return 0;
  return countMatches(text, everyday) / beyond / share;
}

/** In UTF-16 units. */
function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const [match] of text.matchAll(pattern)) count += match.length;
  return count;
}
