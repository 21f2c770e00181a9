import type { Entry } from "./collect-entries.ts";

/** A list of fewer does not make a page a listing. */
const FEWEST = 8;
/** Share of the page's entries that its main list has, where the page is that list and little else. */
const SHARE = 0.6;
const DIGIT = /\d/;

/**
 * The entries of a list that is the page: made alike, each with a name and a numbered address of its own. Whatever they
 * are called (document numbers, code names), there is nothing else here that the page could be a listing of.
 */
export function dominantList(entries: readonly Entry[]): ReadonlySet<Entry> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.region === "frame") continue;
    const like = groups.get(entry.signature);
    if (like === undefined) groups.set(entry.signature, [entry]);
    else like.push(entry);
  }
  const [largest = []] = [...groups.values()].sort((a, b) => b.length - a.length);
  const numbered = largest.filter(({ url }) => DIGIT.test(lastSegment(url)));
  const isMain = numbered.length >= FEWEST && numbered.length >= entries.length * SHARE;
  return new Set(isMain && isNamedEach(numbered) ? numbered : []);
}

function isNamedEach(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ title }) => title.text)).size >= entries.length * SHARE;
}

function lastSegment(url: string): string {
  const { pathname } = new URL(url);
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}
