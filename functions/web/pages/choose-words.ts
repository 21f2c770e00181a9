import { ENGLISH, type Words } from "./words-en.ts";
import { CHINESE } from "./words-zh.ts";

const WEIGHT = /;\s*q=([\d.]+)/;

/** RFC 9110 section 12.5.4: Chinese for whoever prefers it to English, English for everybody else. */
export function chooseWords(acceptLanguage: string | undefined, wanted: string | undefined): Words {
  if (wanted === "zh") return CHINESE;
  if (wanted === "en") return ENGLISH;
  const ranges = (acceptLanguage ?? "").toLowerCase().split(",").slice(0, 20);
  const chinese = bestWeight(ranges, "zh");
  return chinese > 0 && chinese >= bestWeight(ranges, "en") && isFirst(ranges, chinese)
    ? CHINESE
    : ENGLISH;
}

function bestWeight(ranges: readonly string[], language: string): number {
  return Math.max(0, ...ranges.filter((range) => isOf(range, language)).map(weightOf));
}

/** Of two with the same weight, the one that is named first. */
function isFirst(ranges: readonly string[], weight: number): boolean {
  const best = ranges.find(
    (range) => (isOf(range, "zh") || isOf(range, "en")) && weightOf(range) === weight,
  );
  return best !== undefined && isOf(best, "zh");
}

function isOf(range: string, language: string): boolean {
  const tag = range.trim().split(";")[0]?.trim() ?? "";
  return tag === language || tag.startsWith(`${language}-`);
}

function weightOf(range: string): number {
  return Number(WEIGHT.exec(range)?.[1] ?? 1);
}
