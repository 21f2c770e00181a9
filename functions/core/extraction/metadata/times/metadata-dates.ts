import { findDates } from "../../../dates/find-dates.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import type { DateContext } from "../../../dates/wall-clock.ts";
import type { JsonLd } from "../json-ld.ts";
import { jsonText } from "../json-ld.ts";
import type { MetaTags } from "../meta-tags.ts";
import type { DateCandidate, DateCarrier, DateRole } from "./date-candidate.ts";
import { roleByName } from "./date-labels.ts";

const JSON_LD_DATES: readonly (readonly [string, DateRole, number])[] = [
  ["datePublished", "published", 9],
  ["dateCreated", "published", 4],
  ["uploadDate", "published", 3],
  ["dateModified", "modified", 8],
];

const DATED_NAME = /date|time(?!out|r)|pub|issued|created|modified|revis/;
const NO_DATE_NAME = /publisher|type$|format|refresh|timezone|datestamp|^(?:video|music|book):/;
const MAX_VALUE = 60;
const NUMBER = /^\d+$/;
const UNIX_TIME = /^\d{10}(?:\d{3})?$/;

/** The dates of JSON-LD: the article's own, else those of the page around it. */
export function jsonLdDates(
  { article, page }: JsonLd,
  context: DateContext,
): readonly DateCandidate[] {
  const own = article ?? page;
  const isPage = article === undefined;
  return JSON_LD_DATES.flatMap(([property, role, weight]) =>
    readWhole(jsonText(own?.[property]) ?? "", context, {
      role,
      carrier: "json-ld",
      from: `JSON-LD ${property}`,
      weight: isPage ? weight - 3 : weight,
    }),
  );
}

/** The dates of the `<meta>` elements, whatever they are called. */
export function metaDates(meta: MetaTags, context: DateContext): readonly DateCandidate[] {
  const found: DateCandidate[] = [];
  for (const [name, values] of meta) {
    if (name === "parsely-page") found.push(...jsonDates(name, values[0] ?? "", context));
    else if (DATED_NAME.test(name) && !NO_DATE_NAME.test(name)) {
      found.push(...namedDates(name, values, context));
    }
  }
  return found;
}

function namedDates(
  name: string,
  values: readonly string[],
  context: DateContext,
): readonly DateCandidate[] {
  const known = roleByName(name);
  const weight = known === undefined ? 5.5 : 8;
  const role = known ?? "published";
  const how = { role, carrier: "meta", from: `meta ${name}`, weight } as const;
  return values.slice(0, 2).flatMap((value) => readWhole(value, context, how));
}

/** `{"title": …, "pub_date": "2021-03-23T10:58:28Z"}`. */
function jsonDates(name: string, json: string, context: DateContext): readonly DateCandidate[] {
  const value = PUB_DATE.exec(json)?.[1] ?? "";
  const how = { role: "published", carrier: "meta", from: `meta ${name}`, weight: 8 } as const;
  return readWhole(value, context, how);
}

const PUB_DATE = /"pub_date"\s{0,3}:\s{0,3}"([^"]{8,40})"/;

interface How {
  readonly role: DateRole;
  readonly carrier: DateCarrier;
  readonly from: string;
  readonly weight: number;
}

/** A value that is a date and nothing else. */
export function readWhole(value: string, context: DateContext, how: How): readonly DateCandidate[] {
  const text = value.trim();
  if (text === "" || text.length > MAX_VALUE) return [];
  if (UNIX_TIME.test(text)) {
    const reading = parseDate(text, context);
    return reading === undefined ? [] : [{ ...how, ...reading, zoned: true }];
  }
  const [first] = findDates(text, context);
  if (first === undefined || first.form !== "full" || first.index > 12) return [];
  const { precision, zoned, swapped } = first;
  return [{ ...how, value: first.value, precision, zoned, swapped }];
}

const ADDRESS_DAY =
  /(?<![\d])((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2]|[1-9](?=[/_-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?=\D|$)/;
const COMPACT_ADDRESS_DAY =
  /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{4,10}(?:\D|$))/;
const ADDRESS_MONTH = /\/((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])(?=[/_])/;

/** `/2021/03/23/`, `/202103/23/`, `/2021/0323/`, `/2021/03-23/`, `t20210323_123.html`. */
export function addressDates(url: URL | undefined): readonly DateCandidate[] {
  const path = url === undefined ? "" : `${url.pathname}${url.search}`.slice(0, 600);
  const match =
    ADDRESS_DAY.exec(path) ?? SPLIT_ADDRESS_DAY.exec(path) ?? COMPACT_ADDRESS_DAY.exec(path);
  if (match === null) return dayFirstDates(path);
  const parts = match.slice(1).filter((part) => NUMBER.test(part));
  const [year, month = "", day = ""] = parts;
  const value = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (Number.isNaN(Date.parse(value))) return [];
  return [
    {
      value,
      precision: "day",
      role: "published",
      carrier: "address",
      from: "the address",
      weight: 6,
      zoned: false,
    },
  ];
}

/** `08112021-headline`, `/08/11/2021/`; `/2021/nov/08/`. */
function dayFirstDates(path: string): readonly DateCandidate[] {
  const how = { role: "published", carrier: "address", from: "the address", weight: 4 } as const;
  const named = NAMED_ADDRESS_DAY.exec(path)?.[0].replaceAll("/", "-") ?? "";
  const [, day, , month, year] = DAY_FIRST_ADDRESS.exec(path) ?? [];
  return readWhole(year === undefined ? named : `${year}-${month}-${day}`, {}, how);
}

const NAMED_ADDRESS_DAY = /(?<=\/)(?:19|20)\d{2}\/[a-z]{3,9}\/\d{1,2}(?=\/)/i;
const DAY_FIRST_ADDRESS =
  /(?<!\d[/_-]?)(0[1-9]|[12]\d|3[01])([/_-]?)(0[1-9]|1[0-2])\2(20[0-3]\d)(?![/_-]?\d)/;
const SPLIT_ADDRESS_DAY =
  /(?<![\d])(20\d{2})(?:-?(0[1-9]|1[0-2])\/|\/(0[1-9]|1[0-2])-?)(0[1-9]|[12]\d|3[01])(?=[/_])/;

/** `2021-03` of `/2021/03/headline`. */
export function addressMonth(url: URL | undefined): string | undefined {
  const match = ADDRESS_MONTH.exec(url?.pathname ?? "");
  return match === null ? undefined : `${match[1]}-${match[2]}`;
}
