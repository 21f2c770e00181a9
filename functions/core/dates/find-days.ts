import { DATE_FORMS, type PrintedDay } from "./date-forms.ts";

/** A day found in a text. Without a year it is the latest such day that has been. */
export interface DayMatch {
  readonly index: number;
  readonly end: number;
  readonly day: PrintedDay;
}

const CJK = /[\u3000-\uffff]/;

/** Days in the order of the text, none inside another. `text` has ASCII digits. */
export function findDays(text: string, language = ""): readonly DayMatch[] {
  const found: DayMatch[] = [];
  const mayBeCjk = CJK.test(text);
  for (const { needs, isCjk, pattern, read } of DATE_FORMS) {
    if ((isCjk && !mayBeCjk) || !needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) addIfFree(found, match, read(match, language));
  }
  return found.sort((a, b) => a.index - b.index);
}

function addIfFree(found: DayMatch[], match: RegExpExecArray, day: PrintedDay | undefined): void {
  if (day === undefined) return;
  const { index } = match;
  const end = index + match[0].length;
  if (found.some((other) => index < other.end && other.index < end)) return;
  found.push({ index, end, day });
}
