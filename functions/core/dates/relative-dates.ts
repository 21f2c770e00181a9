import type { DatePrecision } from "../article.ts";
import { readClock } from "./read-clock.ts";
import {
  type DateContext,
  type DateReading,
  readingOf,
  readingOfInstant,
  wallClockAt,
} from "./wall-clock.ts";

/** A date told from the moment of reading, found in a text. */
export interface RelativeMatch {
  readonly index: number;
  readonly end: number;
  readonly reading: DateReading;
}

const DAY_MS = 86_400_000;

const UNITS: readonly (readonly [RegExp, number, DatePrecision])[] = [
  [/^(?:秒|초|s$|sec|sek|seg)/i, 1_000, "minute"],
  [/^(?:分|분|m$|min|мин|хв|dakika|dk|λεπτ|perc|नि|menit|phút|नट|मिनट|דק|دقيق)/i, 60_000, "minute"],
  [
    /^(?:小时|小時|个小时|钟头|時間|시간|h$|hour|hr|std|stund|heure|hora|ore$|ora$|uur|uren|godz|hod|час|год|saat|ώρ|óra|órá|tim|ساعة|jam|giờ|घंटे|שעות)/i,
    3_600_000,
    "minute",
  ],
  [
    /^(?:天|日|일|d$|day|tag|jour|día|dia|giorn|dag|dzie|dn|день|дн|gün|ημέρ|μέρ|nap|hari|ngày|päivä)/i,
    DAY_MS,
    "day",
  ],
  [
    /^(?:周|星期|週|礼拜|주|w$|wk|woche|semaine|semana|settiman|wee?k|uke|veck|нед|тиж|tydz|tyg|týd)/i,
    7 * DAY_MS,
    "day",
  ],
];

/** 3小时前, 3 hours ago, vor 3 Stunden, il y a 3 heures, hace 3 horas, há 3 horas, 3 ore fa, 3 часа назад, 3시간 전. */
const AGO =
  /(?:(?<![\p{L}])(vor|il y a|hace|há|za|przed|před|pred|för|for|πριν)\s)?(?<![\d.:])(\d{1,3}|半|an?|ein(?:er|em)?|une?|una|um|uma)\s?(?:个)?(\p{L}[\p{L}\p{M}]{0,9}?)(?:钟)?\.?(?:\s?(以前|之前|前|전)|\s{1,2}(ago|fa|temu|назад|тому|geleden|siden|sedan|sitten|önce|atrás|lalu|trước|पहले|zpět)(?![\p{L}])|(?![\p{L}]))/giu;

const LONG_AGO = /^(?:月|ヶ月|か月|개월|month|monat|mois|mes|年|년|year|jahr|ans?$|año|ano)/i;

const JUST_NOW = /刚刚|剛剛|刚才|たった今|방금|just now|moments? ago|gerade eben|à l['’]instant/iu;

/** A word for a day, and how many days ago it is. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/大前天/u, 3],
  [/前天|一昨日|그저께|(?<!\p{L})(?:vorgestern|avant-hier|anteayer|anteontem)(?!\p{L})/iu, 2],
  [
    /昨天|昨日|昨晚|어제|(?<!\p{L})(?:yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|včera|вчера|вчора|dün|igår|i går|eilen|χθες|tegnap)(?!\p{L})/iu,
    1,
  ],
  [
    /今天|今日|本日|오늘|(?<!\p{L})(?:today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|dzisiaj|dziś|dnes|сегодня|сьогодні|bugün|idag|i dag|tänään|σήμερα|azi)(?!\p{L})/iu,
    0,
  ],
];

/** Sunday first; those of China, Japan and Korea differ in one character. */
const WEEKDAYS = [
  "sun(?:day)?|sonntag|dimanche|domingo|domenica|zondag|воскресенье",
  "mon(?:day)?|montag|lundi|lunes|segunda|lunedì|maandag|понедельник",
  "tue(?:s(?:day)?)?|dienstag|mardi|martes|terça|martedì|dinsdag|вторник",
  "wed(?:nesday)?|mittwoch|mercredi|miércoles|quarta|mercoledì|woensdag|среда",
  "thu(?:rs(?:day)?)?|donnerstag|jeudi|jueves|quinta|giovedì|donderdag|четверг",
  "fri(?:day)?|freitag|vendredi|viernes|sexta|venerdì|vrijdag|пятница",
  "sat(?:urday)?|samstag|sonnabend|samedi|sábado|sabato|zaterdag|суббота",
].map(
  (names, day) =>
    new RegExp(
      `(?:周|星期|礼拜|週)${["[日天]", ..."一二三四五六"][day]}|${"日月火水木金土"[day]}曜日?|${"일월화수목금토"[day]}요일|(?<!\\p{L})(?:${names})(?!\\p{L})`,
      "iu",
    ),
);

/** Nothing without `context.now`. `text` has ASCII digits. */
export function findRelativeDates(text: string, context: DateContext): readonly RelativeMatch[] {
  const nowMs = Date.parse(context.now ?? "");
  if (Number.isNaN(nowMs)) return [];
  const match =
    findAgo(text, nowMs, context) ??
    findJustNow(text, nowMs, context) ??
    findNamedDay(text, nowMs, context) ??
    findWeekday(text, nowMs, context);
  return match === undefined ? [] : [match];
}

function findAgo(text: string, nowMs: number, context: DateContext): RelativeMatch | undefined {
  for (const match of text.matchAll(AGO)) {
    const [whole, before, count = "", unit = "", cjk, after] = match;
    if (before === undefined && cjk === undefined && after === undefined) continue;
    const amount = count === "半" ? 0.5 : Number(count) || 1;
    const span = { index: match.index, end: match.index + whole.length };
    const reading = readAgo(amount, unit, nowMs, context);
    if (reading !== undefined) return { ...span, reading };
  }
  return undefined;
}

function readAgo(
  amount: number,
  unit: string,
  nowMs: number,
  context: DateContext,
): DateReading | undefined {
  if (LONG_AGO.test(unit)) return undefined;
  const known = UNITS.find(([pattern]) => pattern.test(unit));
  if (known === undefined) return undefined;
  const [, lengthMs, precision] = known;
  return readingOfInstant(nowMs - amount * lengthMs, precision, context);
}

function findJustNow(text: string, nowMs: number, context: DateContext): RelativeMatch | undefined {
  const match = JUST_NOW.exec(text);
  if (match === null) return undefined;
  const reading = readingOfInstant(nowMs, "minute", context);
  return { index: match.index, end: match.index + match[0].length, reading };
}

function findNamedDay(
  text: string,
  nowMs: number,
  context: DateContext,
): RelativeMatch | undefined {
  for (const [pattern, daysAgo] of DAYS) {
    const match = pattern.exec(text);
    if (match !== null) return readNamedDay(text, match, nowMs - daysAgo * DAY_MS, context);
  }
  return undefined;
}

/** A weekday counts only with a time behind it: alone it is a column's name. */
function findWeekday(text: string, nowMs: number, context: DateContext): RelativeMatch | undefined {
  if (!DIGIT.test(text)) return undefined;
  const today = wallClockAt(nowMs, context);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  for (const [number, pattern] of WEEKDAYS.entries()) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const daysAgo = (weekday - number + 7) % 7;
    const read = readNamedDay(text, match, nowMs - daysAgo * DAY_MS, context);
    return read.reading.precision === "day" ? undefined : read;
  }
  return undefined;
}

const DIGIT = /\d/;

function readNamedDay(
  text: string,
  match: RegExpExecArray,
  dayMs: number,
  context: DateContext,
): RelativeMatch {
  const day = wallClockAt(dayMs, context);
  const wallMs = Date.UTC(day.year, day.month - 1, day.day);
  const end = match.index + match[0].length;
  const time = readClock(text, end, wallMs, context.language);
  return {
    index: match.index,
    end: time?.end ?? end,
    reading: readingOf(day, time?.clock, context),
  };
}
