import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type DemoArticle, type DemoBlock, languageOf } from "./demo-article.ts";

/** How many there are on the day the newspaper opens; the newest of them were written by hand. */
export const FOUNDING_ARTICLES = 40;

type Written = Pick<DemoArticle, "title" | "byline" | "credit" | "caption" | "blocks"> & {
  readonly attachment?: boolean;
};

interface Templates {
  readonly credit: string;
  readonly bylines: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly articles: readonly { readonly title: string; readonly blocks: readonly string[] }[];
}

const TEMPLATES = readYaml<{ zh: Templates; en: Templates }>("templates.yaml");
const BY_HAND = {
  zh: readYaml<Written[]>("articles-zh.yaml"),
  en: readYaml<Written[]>("articles-en.yaml"),
};
const BLANK = /\{(\w+)\}/g;

/** The same number and time give the same article. */
export function writeArticle(number: number, publishedAt: Date): DemoArticle {
  const language = languageOf(number);
  const fromNewest = Math.floor((FOUNDING_ARTICLES - 1 - number) / 2);
  const byHand = fromNewest < 0 ? undefined : BY_HAND[language][fromNewest];
  const written = byHand ?? fillTemplate(number, TEMPLATES[language]);
  return { attachment: false, ...written, number, language, publishedAt };
}

function fillTemplate(number: number, { articles, words, bylines, credit }: Templates): Written {
  const choose = createChooser(number);
  const template = choose(articles);
  const chosen = new Map(Object.entries(words).map(([name, list]) => [name, choose(list)]));
  const fill = (text: string) =>
    capitalize(text.replace(BLANK, (_, name: string) => chosen.get(name) ?? ""));

  const blocks: DemoBlock[] = template.blocks.map(fill);
  return {
    title: fill(template.title),
    byline: choose(bylines),
    credit,
    caption: fill("{place}"),
    blocks,
  };
}

/** Picks by a number (mulberry32), so that a restart writes no article anew. */
function createChooser(seed: number): <T>(list: readonly T[]) => T {
  let state = seed + 1;
  return (list) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const index = ((mixed ^ (mixed >>> 14)) >>> 0) % list.length;
    return list[index] as (typeof list)[number];
  };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
}
