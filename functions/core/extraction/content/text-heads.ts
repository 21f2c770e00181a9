import { at, endOf, type FlatPage } from "./flat-page.ts";
import { isHeading, isLinked, placeOf } from "./line-kinds.ts";
import { endsArticle } from "./line-words.ts";
import type { PageLine } from "./page-lines.ts";

const SENTENCE_END = /[.!?。！？…”’」』]\s{0,3}$/;

export interface TextPlace {
  readonly page: FlatPage;
  /** Where the article's own sentences stand. */
  readonly home: string;
}

/**
 * Whether a heading with the words of related links (`Latest figures`, `Popular with pensioners`) heads a part of the
 * article: right below it the text goes on. Where links stood, they were cut from between the two.
 */
export function headsText(
  line: PageLine,
  next: PageLine | undefined,
  { page, home }: TextPlace,
): boolean {
  if (next === undefined || endsArticle(line.text)) return false;
  if (!isHeading(page, line) || isLinked(line)) return false;
  if (!SENTENCE_END.test(next.text) || placeOf(next, page) !== home) return false;
  for (let i = endOf(page, line.block); i < next.first; i += 1)
    if (at(page.weight, i) > 0) return false;
  return true;
}
