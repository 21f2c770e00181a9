import { DATE_FORMS } from "./date-forms.ts";
import type { DateForm, PrintedDay } from "./printed-day.ts";

/** A day found in a text. Without a year it is the latest such day that has been. */
export interface DayMatch {
  readonly index: number;
  readonly end: number;
  readonly day: PrintedDay;
}

/** As machines write it: nothing but the first form can be in it. */
const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const ISO_FORM = DATE_FORMS.slice(0, 1);
const CJK = /[\u3000-\uffff]/;

/** Days in the order of the text, none inside another. `text` has ASCII digits. */
export function findDays(text: string, language = ""): readonly DayMatch[] {
  const whole = ISO.test(text) ? findByForms(text, language, ISO_FORM) : [];
  return whole.length > 0 ? whole : findByForms(text, language, formsFor(text, language));
}

const plainForms = new Map<string, readonly DateForm[]>();
const cjkForms = new Map<string, readonly DateForm[]>();
const MOST_KNOWN = 200;

/** A text is short and the forms are many: which ones a language has is asked once. */
function formsFor(text: string, language: string): readonly DateForm[] {
  const mayBeCjk = CJK.test(text);
  const known = mayBeCjk ? cjkForms : plainForms;
  const found = known.get(language);
  if (found !== undefined) return found;
  const forms = DATE_FORMS.filter(
    ({ isCjk, languages }) => (mayBeCjk || !isCjk) && languages?.test(language) !== false,
  );
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(language, forms);
  return forms;
}

function findByForms(
  text: string,
  language: string,
  forms: readonly DateForm[],
): readonly DayMatch[] {
  const found: DayMatch[] = [];
  for (const { needs, pattern, read } of forms) {
    if (!needs.test(text)) continue;
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
