import type { Clock } from "./wall-clock.ts";
import { offsetOfAbbreviation } from "./zones.ts";

/** A time of day found in a text, with where it ends. */
export interface ClockMatch {
  readonly clock: Clock;
  readonly end: number;
}

/** What may stand between a date and its time: "в", "godz.", the year's "г.", and the weekday of those who write it behind. */
const GAP =
  /(?:T(?=\d)|日|号|\([日月火水木金土一二三四五六일월화수목금토]\)|[\s,|·•–—@/()[\]-]|\.(?=[\s,(])|(?:周|星期)[一二三四五六日天]|[日月火水木金土]曜日?|[일월화수목금토]요일|at|um|às|as|à|a l[ae]s|alle|la ora|ore|ora|klo|kl|lúc|pukul|pkl|στις|เวลา|בשעה|الساعة|ساعت|o|в|о|om|ob|den|saat|的|on|d\.|godz|г(?:ода)?(?=[.,\s])|р(?:оку)?(?=[.,\s])|[ruv](?=[.,\s])|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)(?=[,\s)])|pazartesi|salı|çarşamba|perşembe|cuma(?:rtesi)?|pazar|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap){0,9}/iuy;

/** 18:58, 18:58:28.000, 6h05, 18.58, 18时58分, 下午6点, 6 pm, 18 Uhr. */
const CLOCK =
  /(?:(上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚上|晚|夜间|午前|午後|오전|오후|[ap]\.?m\b\.?)\s?)?(\d{1,2})(?:\s?[:h.时時点點시]\s?(\d{2})(?!\d)(?:(?:\s?[:分분]\s?|\.)(\d{2})(?!\d))?[秒초]?(?:[.,]\d{1,9})?[分분]?|[时時点點]半|[时時点點시h](?:整|(?![\d\p{L}]))|(?=\s?(?:[ap]\.?m\b|Uhr\b)))(?:\s?([ap]\.?\s?m\b)\.?)?/iuy;

const COMPACT_CLOCK = /(?<=\d{8})T?(\d{2})(\d{2})(\d{2})?(?!\d)(Z)?/uy;

const OFFSET =
  /\s?\(?(?:(GMT|UTC)?\s?([+-])(\d{1,2})(?:(:)?(\d{2}))?(?![\d:])|(Z|北京时间|北京時間|(?:Eastern|Central|Mountain|Pacific)\s(?:Standard\s|Daylight\s)?Time|[A-ZМСК]{2,5})(?![\p{L}\d]))/uy;

const AFTERNOON = /^(?:下午|傍晚|晚上|晚|夜间|午後|오후|p)/i;
const NOON = /^中午/;
const MORNING = /^(?:上午|凌晨|午前|오전|a)/i;

/** The time of day that begins at `start`, after what usually parts it from its date. `wallMs`: the day, for seasonal zones. */
export function readClock(
  text: string,
  start: number,
  wallMs: number,
  language?: string,
): ClockMatch | undefined {
  const compact = readCompactClock(text, start);
  if (compact !== undefined) return compact;
  GAP.lastIndex = start;
  const gap = GAP.exec(text)?.[0].length ?? 0;
  return readClockHere(text, start + gap, wallMs, language);
}

/** The time of day that begins exactly at `start`. */
export function readClockHere(
  text: string,
  start: number,
  wallMs: number,
  language?: string,
): ClockMatch | undefined {
  CLOCK.lastIndex = start;
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [whole, before = "", hourText, minuteText, secondText, after = ""] = match;
  const hour = hourOfDay(Number(hourText), before || after);
  const minute = minuteText === undefined ? (whole.includes("半") ? 30 : 0) : Number(minuteText);
  const second = secondText === undefined ? undefined : Number(secondText);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return undefined;
  const exact = second !== undefined || text[start - 1] === "T";
  const zone = readOffset(text, start + whole.length, { wallMs, language, exact });
  return { clock: { hour, minute, second, offset: zone.offset }, end: zone.end };
}

/** The 185828 of 20210323185828 and of 20210323T185828Z. */
function readCompactClock(text: string, start: number): ClockMatch | undefined {
  COMPACT_CLOCK.lastIndex = start;
  const match = COMPACT_CLOCK.exec(text);
  if (match === null) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const second = match[3] === undefined ? undefined : Number(match[3]);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return undefined;
  const offset = match[4] === undefined ? undefined : "Z";
  return { clock: { hour, minute, second, offset }, end: start + match[0].length };
}

function hourOfDay(hour: number, dayPart: string): number {
  if (AFTERNOON.test(dayPart) && hour < 12) return hour + 12;
  if (NOON.test(dayPart) && hour < 3) return hour + 12;
  if (MORNING.test(dayPart) && hour === 12) return 0;
  return hour;
}

interface OffsetContext {
  readonly wallMs: number;
  readonly language: string | undefined;
  /** The time is ISO or has seconds: what follows is no second time. */
  readonly exact: boolean;
}

interface OffsetMatch {
  readonly offset?: number | "Z";
  readonly end: number;
}

function readOffset(text: string, start: number, context: OffsetContext): OffsetMatch {
  OFFSET.lastIndex = start;
  const match = OFFSET.exec(text);
  if (match === null) return { end: start };
  const end = start + match[0].length;
  const name = match[6];
  if (name === "Z") return { offset: "Z", end };
  const offset =
    name === undefined
      ? signedOffset(match, context.exact)
      : offsetOfAbbreviation(name, context.wallMs, context.language);
  return offset === undefined ? { end: start } : { offset, end };
}

/** No place is further than 14 hours from Greenwich; "10:00 - 12:00" and "18:58 -5 comments" have no offset. */
function signedOffset(match: RegExpExecArray, exact: boolean): number | undefined {
  const [, prefix, sign, hours = "", colon, minutes] = match;
  const plain = prefix === undefined;
  if (plain && (hours.length < 2 || (minutes === undefined && !exact))) return undefined;
  if (plain && !exact && sign === "-" && colon !== undefined) return undefined;
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  if (total > 14 * 60) return undefined;
  return sign === "-" ? -total : total;
}
