import type { Entry } from "./collect-entries.ts";
import { isStockPhrase } from "./stock-phrases.ts";

const LEAST_OF_A_LIST = 3;
const SHARE = 0.8;
const LONGEST_LABEL = 24;
const LEAST_NAME = 6;
const NUMBERS = /[\d\s\p{P}]+/gu;

/**
 * The entries without what goes with other ones, one beside each: "12 comments", "go to the last post", "Print: …", the
 * PDF of a page. Left in, they would tear dates and pictures from the articles that they belong to.
 */
export function withoutSatellites(entries: readonly Entry[]): Entry[] {
  let kept = [...entries];
  const labels = new Set<string>();
  for (const group of groupsOf(entries)) {
    const places = group.map((entry) => kept.indexOf(entry));
    const isBeside = [hostsBefore, hostsAfter].some((hosts) =>
      isSatellite(group, hosts(places, kept)),
    );
    if (!isBeside) continue;
    for (const { title } of areAlike(group) ? group : []) labels.add(title.text);
    const dropped = new Set(group);
    kept = kept.filter((entry) => !dropped.has(entry));
  }
  return labels.size === 0 ? kept : kept.filter(({ title }) => !labels.has(title.text));
}

/** Groups of one make, the least likely articles first: of two that go together the better one stays. */
function groupsOf(entries: readonly Entry[]): Entry[][] {
  const groups = [...Map.groupBy(entries, ({ signature }) => signature).values()];
  const meanOf = (group: readonly Entry[]) =>
    group.reduce((sum, { prior }) => sum + prior, 0) / group.length;
  return groups
    .filter((group) => group.length >= LEAST_OF_A_LIST && !group.every(isButton))
    .sort((one, other) => meanOf(one) - meanOf(other));
}

/** Buttons and bare numbers are no articles anyway, and what stands in them may be a date. */
function isButton({ title }: Entry): boolean {
  return isStockPhrase(title.text);
}

type Hosts = readonly (Entry | undefined)[];

function hostsBefore(places: readonly number[], entries: readonly Entry[]): Hosts {
  return places.map((place, at) => bestOf(entries.slice((places[at - 1] ?? -1) + 1, place)));
}

function hostsAfter(places: readonly number[], entries: readonly Entry[]): Hosts {
  return places.map((place, at) => bestOf(entries.slice(place + 1, places[at + 1])));
}

/** What most likely is the article among the entries between two satellites. */
function bestOf(between: readonly Entry[]): Entry | undefined {
  const [first, ...others] = between;
  if (first === undefined) return undefined;
  return others.reduce((one, other) => (other.prior > one.prior ? other : one), first);
}

function isSatellite(satellites: readonly Entry[], hosts: Hosts): boolean {
  const least = satellites.length * SHARE;
  const named = hosts.filter((host) => host !== undefined && NAME.test(host.title.text));
  const names = new Set(named.map((host) => host?.title.text));
  if (names.size < least) return false;
  const repeated = satellites.filter((each, at) => repeats(each, hosts[at]));
  return repeated.length >= least || areAlike(satellites);
}

const NAME = /\p{L}{2}/u;

/** Its words are its host's, with a word or two around them. */
function repeats({ title, url }: Entry, host: Entry | undefined): boolean {
  const name = host?.title.text ?? "";
  return name.length >= LEAST_NAME && host?.url !== url && title.text.includes(name);
}

/** All say the same but for a number. */
function areAlike(satellites: readonly Entry[]): boolean {
  const counts = new Map<string, number>();
  for (const { title } of satellites) {
    const word = title.text.replace(NUMBERS, "");
    if (title.text.length <= LONGEST_LABEL) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= satellites.length * SHARE;
}
