import { tzOffset } from "@date-fns/tz/tzOffset";
import { likelyLocale, primaryLanguage } from "../likely-locale.ts";

/** Where most who publish live, of countries that have several zones. */
const ZONES: Readonly<Record<string, string>> = {
  AR: "America/Argentina/Buenos_Aires",
  BR: "America/Sao_Paulo",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  ID: "Asia/Jakarta",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  "fr-CA": "America/Toronto",
};

/** Minutes east of Greenwich. `CST`, `IST` and `BST` mean what most who print them mean. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  МСК: 180,
  IST: 330,
  PKT: 300,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
  AKST: -540,
  HST: -600,
  北京时间: 480,
  北京時間: 480,
};

/** American names that leave the season open, or tell it in words. */
const SEASONAL: Readonly<Record<string, string>> = {
  ET: "America/New_York",
  CT: "America/Chicago",
  MT: "America/Denver",
  PT: "America/Los_Angeles",
  Eastern: "America/New_York",
  Central: "America/Chicago",
  Mountain: "America/Denver",
  Pacific: "America/Los_Angeles",
};

/** The zone to suppose for a BCP 47 language, by its region or script first. */
export function zoneOfLanguage(language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  return readZone(language) ?? readZone(primaryLanguage(language));
}

/** Written in many countries, or in none; or the code of a country that many take for its language's. */
const NOWHERE = /^(?:ar|pt|yi|br|ee|kr|tw)$/i;

/** None of a language that is spread over several zones (English). */
function readZone(tag: string): string | undefined {
  if (NOWHERE.test(tag)) return undefined;
  const { language, region = "", zone } = likelyLocale(tag);
  return ZONES[`${language}-${region}`] ?? ZONES[region] ?? zone;
}

const SPREAD = /^(?:es|fr)$/i;

/** Most who write the language, without a region, live in the zone that is supposed, but many do not. */
export function isSpread(language = ""): boolean {
  return SPREAD.test(language);
}

/** A printed abbreviation as minutes east; `instantMs` tells the season. */
export function offsetOfAbbreviation(
  name: string,
  instantMs: number,
  language = "",
): number | undefined {
  if (name === "CST" && language.startsWith("zh")) return 480;
  const zone = SEASONAL[name.split(" ", 1)[0] ?? name];
  return zone === undefined ? ABBREVIATIONS[name] : offsetOfZone(zone, instantMs);
}

const MOST_KNOWN = 2_000;
/** To ask the calendar costs more than to read the date; the dates of a listing are read against one and the same day. */
const known = new Map<string, number | undefined>();

/** Minutes east of Greenwich of an IANA zone at the wall clock `wallMs` (as if it were UTC); `undefined` for no such zone. */
export function offsetOfZone(zone: string, wallMs: number): number | undefined {
  const key = `${zone} ${wallMs}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN) known.clear();
  const offset = readOffset(zone, wallMs);
  known.set(key, offset);
  return offset;
}

function readOffset(zone: string, wallMs: number): number | undefined {
  const first = tzOffset(zone, new Date(wallMs));
  if (Number.isNaN(first)) return undefined;
  return tzOffset(zone, new Date(wallMs - first * 60_000));
}
