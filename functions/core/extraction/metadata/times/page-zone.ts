import { formatOffset } from "../../../dates/wall-clock.ts";
import { offsetOfAbbreviation } from "../../../dates/zones.ts";
import type { PlacedLine } from "../article-lines.ts";
import type { TimesChoice } from "./choose-times.ts";
import type { DateCandidate } from "./date-candidate.ts";

/**
 * "9:30 AM" alone, on a page whose language has no one zone: the zone of the page's other clocks, "Updated 11:02 AM EDT"
 * or `2021-03-23T11:02:00-04:00`.
 */
export function withPageZone(
  { published, modified }: TimesChoice,
  heard: readonly DateCandidate[],
  lines: readonly PlacedLine[],
): TimesChoice {
  const place = (choice: typeof published) =>
    choice && { ...choice, value: placed(choice.value, heard, lines) };
  return { published: place(published), modified: place(modified) };
}

function placed(
  date: DateCandidate,
  heard: readonly DateCandidate[],
  lines: readonly PlacedLine[],
): DateCandidate {
  if (date.zoned || date.precision === "day") return date;
  const wall = date.value.slice(0, 19);
  const offset = printedOffset(lines, Date.parse(`${wall}Z`)) ?? machineOffset(heard);
  return offset === undefined ? date : { ...date, value: `${wall}${offset}`, zoned: true };
}

/** The season is the date's own: what prints EST in winter means EDT in summer. */
function printedOffset(lines: readonly PlacedLine[], wallMs: number): string | undefined {
  for (const { text } of lines) {
    const name = text.length > MAX_LINE ? undefined : PRINTED_ZONE.exec(text)?.[1];
    if (name === undefined) continue;
    const minutes = offsetOfAbbreviation(name.replace(AMERICAN, "$1T"), wallMs);
    if (minutes !== undefined) return formatOffset(minutes);
  }
  return undefined;
}

const MAX_LINE = 240;
const PRINTED_ZONE =
  /\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?\s?\(?([ECMP][SD]?T|AE[SD]T|NZ[SD]T|SGT|HKT|IST|(?:Eastern|Central|Mountain|Pacific)\s(?:Standard\s|Daylight\s)?Time)\b/;
const AMERICAN = /^([ECMP])[SD]T$/;

function machineOffset(heard: readonly DateCandidate[]): string | undefined {
  const local = heard.find(
    ({ zoned, weight, precision, value }) =>
      zoned && weight > 0 && precision !== "day" && LOCAL.test(value),
  );
  return local?.value.slice(19);
}

const LOCAL = /[+-](?!00:00)\d{2}:\d{2}$/;
