import type { DateContext } from "../../../dates/wall-clock.ts";
import { isSpread, zoneOfLanguage } from "../../../dates/zones.ts";
import type { PageIndex } from "../../../html/page-index.ts";
import type { HtmlText } from "../../../html/tree.ts";
import type { PlacedLine } from "../article-lines.ts";
import type { JsonLd } from "../json-ld.ts";
import type { MetaTags } from "../meta-tags.ts";
import { chooseTimes, type TimesChoice } from "./choose-times.ts";
import { type DateCandidate, judgeDate, withLikelyOrder, withToldYears } from "./date-candidate.ts";
import { guessedDates } from "./guessed-dates.ts";
import { lineDates, supposedLineDates } from "./line-dates.ts";
import { withLocalDays } from "./local-days.ts";
import { attributeDates, microdataDates, timeElementDates } from "./markup-dates.ts";
import { addressDates, addressMonth, jsonLdDates, metaDates } from "./metadata-dates.ts";
import { withPageZone } from "./page-zone.ts";
import { regionalLanguage } from "./regional-language.ts";
import { scriptDates } from "./script-dates.ts";

/** What a page offers to tell its times by. */
export interface TimeSources {
  readonly index: PageIndex;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lines: readonly PlacedLine[];
  readonly url: URL | undefined;
  /** May tell a day where the address that was fetched, a feed's or a short one, does not. */
  readonly canonicalUrl: string | undefined;
}

/** A date that this much speaks for needs no scripts and no guesses beside it. */
const ENOUGH = 6;

/** Weighs everything on the page that tells a time. What costs more is read only where the rest is silent or weak. */
export function findTimes(sources: TimeSources, circumstances: DateContext): TimesChoice {
  const { index, meta, jsonLd, lines, url } = sources;
  const addresses = [url, URL.parse(sources.canonicalUrl ?? "") ?? undefined];
  const month = addresses.map(addressMonth).find((found) => found !== undefined);
  const language = regionalLanguage(circumstances.language, url);
  const context = { ...circumstances, language, until: month };
  const judge = (date: DateCandidate) => judgeDate(date, context.now);
  const told = [
    ...jsonLdDates(jsonLd, context),
    ...metaDates(meta, context),
    ...addresses.flatMap(addressDates),
  ].map(judge);
  const near = nodesNear(lines);
  const printed = isEnough(told) ? lines.filter(isByHeadline) : lines;
  const heard = [
    ...told,
    ...[
      ...lineDates(printed, context),
      ...timeElementDates(index, near, context),
      ...attributeDates(printed, context),
    ].map(judge),
  ];
  if (!isEnough(heard)) {
    heard.push(
      ...[...microdataDates(index, context), ...supposedLineDates(lines, context)].map(judge),
    );
  }
  if (!isEnough(heard)) {
    heard.push(
      ...[...scriptDates(index, context), ...guessedDates(index, near, context)].map(judge),
    );
  }
  const zone = context.timezone ?? zoneOfLanguage(language);
  const isCertain = context.timezone !== undefined || (zone !== undefined && !isSpread(language));
  const ordered = withLikelyOrder(withToldYears(heard), month);
  const dates = withLocalDays(ordered, { zone, isCertain });
  const choice = chooseTimes(dates, { month, zone });
  return zone === undefined ? withPageZone(choice, heard, lines) : choice;
}

function isByHeadline({ place }: PlacedLine): boolean {
  return place === "above" || place === "below" || place === "opening";
}

function nodesNear(lines: readonly PlacedLine[]): ReadonlySet<HtmlText> {
  return new Set(lines.flatMap(({ place, nodes }) => (place === "behind" ? [] : nodes)));
}

function isEnough(heard: readonly DateCandidate[]): boolean {
  return heard.some(({ role, weight }) => role === "published" && weight >= ENOUGH);
}
