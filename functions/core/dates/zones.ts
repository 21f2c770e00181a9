import { tzOffset } from "@date-fns/tz/tzOffset";

/** Where most who publish in a language live; a language spread over several zones (English, Spanish, Portuguese) has none without its region. */
const ZONES: Readonly<Record<string, string>> = {
  zh: "Asia/Shanghai",
  "zh-tw": "Asia/Taipei",
  "zh-hk": "Asia/Hong_Kong",
  "zh-mo": "Asia/Macau",
  "zh-sg": "Asia/Singapore",
  "zh-my": "Asia/Kuala_Lumpur",
  "zh-hant": "Asia/Taipei",
  ja: "Asia/Tokyo",
  ko: "Asia/Seoul",
  de: "Europe/Berlin",
  "de-at": "Europe/Vienna",
  "de-ch": "Europe/Zurich",
  fr: "Europe/Paris",
  "fr-ca": "America/Toronto",
  it: "Europe/Rome",
  es: "Europe/Madrid",
  "es-mx": "America/Mexico_City",
  "es-ar": "America/Argentina/Buenos_Aires",
  "es-co": "America/Bogota",
  "es-cl": "America/Santiago",
  "es-pe": "America/Lima",
  "es-ec": "America/Guayaquil",
  "es-ve": "America/Caracas",
  "es-bo": "America/La_Paz",
  "es-py": "America/Asuncion",
  "es-uy": "America/Montevideo",
  "es-cu": "America/Havana",
  "es-do": "America/Santo_Domingo",
  "es-pr": "America/Puerto_Rico",
  "es-pa": "America/Panama",
  "es-cr": "America/Costa_Rica",
  "es-gt": "America/Guatemala",
  "es-hn": "America/Tegucigalpa",
  "es-ni": "America/Managua",
  "es-sv": "America/El_Salvador",
  "pt-br": "America/Sao_Paulo",
  "pt-pt": "Europe/Lisbon",
  nl: "Europe/Amsterdam",
  pl: "Europe/Warsaw",
  cs: "Europe/Prague",
  sk: "Europe/Bratislava",
  hu: "Europe/Budapest",
  ro: "Europe/Bucharest",
  bg: "Europe/Sofia",
  el: "Europe/Athens",
  tr: "Europe/Istanbul",
  sv: "Europe/Stockholm",
  nb: "Europe/Oslo",
  no: "Europe/Oslo",
  nn: "Europe/Oslo",
  da: "Europe/Copenhagen",
  fi: "Europe/Helsinki",
  is: "Atlantic/Reykjavik",
  et: "Europe/Tallinn",
  lv: "Europe/Riga",
  lt: "Europe/Vilnius",
  hr: "Europe/Zagreb",
  sr: "Europe/Belgrade",
  sl: "Europe/Ljubljana",
  sq: "Europe/Tirane",
  mk: "Europe/Skopje",
  uk: "Europe/Kyiv",
  be: "Europe/Minsk",
  ru: "Europe/Moscow",
  he: "Asia/Jerusalem",
  fa: "Asia/Tehran",
  th: "Asia/Bangkok",
  vi: "Asia/Ho_Chi_Minh",
  id: "Asia/Jakarta",
  ms: "Asia/Kuala_Lumpur",
  hi: "Asia/Kolkata",
  bn: "Asia/Dhaka",
  ta: "Asia/Kolkata",
  te: "Asia/Kolkata",
  ur: "Asia/Karachi",
  ca: "Europe/Madrid",
  eu: "Europe/Madrid",
  gl: "Europe/Madrid",
  "en-gb": "Europe/London",
  "en-ie": "Europe/Dublin",
  "en-in": "Asia/Kolkata",
  "en-nz": "Pacific/Auckland",
  "en-za": "Africa/Johannesburg",
  "en-sg": "Asia/Singapore",
  "en-hk": "Asia/Hong_Kong",
  "en-ng": "Africa/Lagos",
  "en-ke": "Africa/Nairobi",
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
  const [primary = "", ...subtags] = language.toLowerCase().replaceAll("_", "-").split("-");
  for (const subtag of subtags.toReversed()) {
    const zone = ZONES[`${primary}-${subtag}`];
    if (zone !== undefined) return zone;
  }
  return ZONES[primary];
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
