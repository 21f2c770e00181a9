import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoArticle, type DemoLanguage, languageOf } from "./demo-article.ts";
import { FOUNDING_ARTICLES, writeArticle } from "./write-article.ts";

export interface Newspaper {
  /** Newest first. */
  articles(language: DemoLanguage): DemoArticle[];
  findArticle(number: number): DemoArticle | undefined;
  publish(): DemoArticle;
}

const MINUTE = 60_000;
const NEWEST_AGE = 4 * MINUTE;
const FOUNDING_DISTANCE = 97 * MINUTE;

/**
 * A newspaper that remembers in one file when each of its articles was published (a line each, ISO 8601; the first line is
 * the opening day), so that it is the same one after a restart. It publishes only when it is told to.
 */
export function openNewspaper(directory: string, now: () => Date): Newspaper {
  const file = join(directory, "newspaper.txt");
  mkdirSync(directory, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, `${now().toISOString()}\n`);
  const [opened = now().toISOString(), ...later] = readFileSync(file, "utf8").trim().split("\n");
  const openedAt = Date.parse(opened);
  const times = Array.from({ length: FOUNDING_ARTICLES }, (_, n) => foundingTime(openedAt, n));
  times.push(...later.map((line) => new Date(line)));

  return {
    articles(language) {
      const numbers = [...times.keys()].filter((n) => languageOf(n) === language);
      return numbers.toReversed().flatMap((n) => find(n) ?? []);
    },
    findArticle: find,
    publish() {
      const publishedAt = now();
      appendFileSync(file, `${publishedAt.toISOString()}\n`);
      times.push(publishedAt);
      return writeArticle(times.length - 1, publishedAt);
    },
  };

  function find(number: number): DemoArticle | undefined {
    const publishedAt = times[number];
    return publishedAt && writeArticle(number, publishedAt);
  }
}

function foundingTime(openedAt: number, number: number): Date {
  return new Date(openedAt - NEWEST_AGE - (FOUNDING_ARTICLES - 1 - number) * FOUNDING_DISTANCE);
}
