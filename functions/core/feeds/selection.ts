import { cleanText } from "./clean-text.ts";
import { foldText, type WordFilter } from "./word-filter.ts";

/** Which of a feed's entries a reader wants. */
export interface Selection extends WordFilter {
  readonly limit: number;
  /** The one spelling of it, with a question mark; empty where it is the feed itself. */
  readonly query: string;
}

const DEFAULT_LIMIT = 50;
const MOST = 100;
const MOST_WORDS = 10;
const LONGEST_WORD = 50;
const NUMBER = /^\d{1,4}$/;
const SEPARATOR = /[,，、;；|]/;

/**
 * Reads `limit`, `include` and `exclude`; whatever else stands in the query is no part of it.
 * @returns a sentence that says what is wrong
 */
export function parseSelection(parameters: URLSearchParams): Selection | { error: string } {
  const limit = parseLimit(parameters.getAll("limit"));
  if (limit === undefined) return { error: `limit must be a number from 1 to ${MOST}` };
  const include = parseWords(parameters.getAll("include"));
  const exclude = parseWords(parameters.getAll("exclude"));
  for (const [name, words] of Object.entries({ include, exclude })) {
    if (words.length > MOST_WORDS) return { error: `${name} takes at most ${MOST_WORDS} words` };
    const long = words.find((word) => Array.from(word).length > LONGEST_WORD);
    if (long !== undefined) return { error: `a word has at most ${LONGEST_WORD} characters` };
  }
  return { limit, include, exclude, query: toQuery(limit, include, exclude) };
}

function parseLimit(values: readonly string[]): number | undefined {
  const texts = values.filter((value) => value !== "");
  if (texts.length === 0) return DEFAULT_LIMIT;
  const [text = ""] = texts;
  const limit = NUMBER.test(text) ? Number(text) : 0;
  return texts.length === 1 && limit >= 1 && limit <= MOST ? limit : undefined;
}

/** Folded, each once, in a fixed order: the order in which words are typed makes no other feed. */
function parseWords(values: readonly string[]): string[] {
  const words = values
    .flatMap((value) => value.split(SEPARATOR))
    .map((word) => foldText(cleanText(word)));
  return [...new Set(words)].filter((word) => word !== "").sort();
}

function toQuery(limit: number, include: readonly string[], exclude: readonly string[]): string {
  const parts = [
    ...(exclude.length === 0 ? [] : [`exclude=${exclude.map(encodeURIComponent).join(",")}`]),
    ...(include.length === 0 ? [] : [`include=${include.map(encodeURIComponent).join(",")}`]),
    ...(limit === DEFAULT_LIMIT ? [] : [`limit=${limit}`]),
  ];
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
