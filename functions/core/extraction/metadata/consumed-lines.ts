import { findDates } from "../../dates/find-dates.ts";
import type { ContentLine, ContentView } from "../extraction.ts";
import type { PlacedLine } from "./article-lines.ts";
import type { BylineChoice } from "./byline/choose-byline.ts";
import { keyOf } from "./page-text.ts";

const FEW = 8;
const SHORT_LINE = 60;
const DATE_WORDS =
  /发布|时间|日期|更新|published|posted|updated|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado/giu;

/** Lines of the content that say nothing but fields: origin, date, the headline again. */
export function consumedLines(
  content: ContentView,
  lines: readonly PlacedLine[],
  byline: BylineChoice,
  title: string | undefined,
): ReadonlySet<ContentLine> {
  const consumed = new Set<ContentLine>(byline.consumed);
  for (const { contentLine, text, place } of lines) {
    if (contentLine !== undefined && place !== "closing" && isDateOnly(text))
      consumed.add(contentLine);
  }
  const key = title === undefined ? "" : keyOf(title);
  for (const line of content.lines.slice(0, 4)) {
    if (key !== "" && line.text.length < 300 && keyOf(line.text) === key) consumed.add(line);
  }
  return consumed;
}

function isDateOnly(text: string): boolean {
  if (text.length > SHORT_LINE) return false;
  const [date] = findDates(text, {});
  if (date === undefined || date.form !== "full") return false;
  const rest = text.slice(0, date.index) + text.slice(date.end);
  return keyOf(rest.replace(DATE_WORDS, "")).length <= FEW - 4;
}
