import type { PageIndex } from "../../../html/page-index.ts";
import type { ContentLine } from "../../extraction.ts";
import type { LinePlace, PlacedLine } from "../article-lines.ts";
import type { Candidate, Choice } from "../candidate.ts";
import type { JsonLd } from "../json-ld.ts";
import type { MetaTags } from "../meta-tags.ts";
import { keyOf } from "../page-text.ts";
import { type AuthorsHeard, jsonLdAuthors, markedAuthors, metaAuthors } from "./author-sources.ts";
import { believeAuthors } from "./believable-authors.ts";
import { creditCandidates } from "./credit-sources.ts";
import { type LineRead, readLines } from "./read-lines.ts";

/** What a page offers to tell an article's origin by. */
export interface BylineSources {
  readonly index: PageIndex;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lines: readonly PlacedLine[];
  readonly siteKeys: ReadonlySet<string>;
}

export interface BylineChoice {
  readonly authors?: Choice<readonly string[]>;
  readonly credit?: Choice<string>;
  readonly editors: readonly string[];
  /** Content lines that tell nothing but the article's origin. */
  readonly consumed: readonly ContentLine[];
}

interface AuthorsWeighed extends Candidate {
  readonly carrier: string;
  readonly names: readonly string[];
}

const FROM: Readonly<Record<LinePlace, string>> = {
  above: "line above the headline",
  below: "line under the headline",
  opening: "first lines of the text",
  closing: "last lines of the text",
  behind: "line behind the text",
};

const PLACE_WEIGHT: Readonly<Record<LinePlace, number>> = {
  above: -1.5,
  below: 0,
  opening: -0.3,
  closing: -0.8,
  behind: -2.5,
};

/** What only this much speaks for stays out: an unsigned article is better than a wrong name. */
const LEAST = 2.2;

const AGREEING = 0.4;

/** Weighs metadata against what is printed: the metadata's person wins unless the page prints another where names stand. */
export function chooseByline(sources: BylineSources): BylineChoice {
  const { index, meta, jsonLd, lines, siteKeys } = sources;
  const read = readLines(lines);
  const near = new Set(lines.flatMap(({ place, nodes }) => (place === "behind" ? [] : nodes)));
  const editors = unique(read.flatMap(({ reading }) => reading.editors));
  const heard = [
    ...read.map(fromLine).filter(({ names }) => names.length > 0),
    ...[...jsonLdAuthors(jsonLd), ...metaAuthors(meta), ...markedAuthors(index, near)].map((author) =>
      weigh(author, siteKeys),
    ),
  ]
    .map((author) => withoutEditors(author, editors))
    .sort((a, b) => b.weight - a.weight);
  const best = mostAgreed(heard.filter(({ weight, names }) => weight >= LEAST && names.length > 0));
  const credit = creditCandidates(sources, read);
  return {
    authors: best && { value: fullest(best, heard), from: best.from, heard },
    credit: credit[0] && { value: credit[0].value, from: credit[0].from, heard: credit },
    editors,
    consumed: read.flatMap(({ line, reading }) =>
      reading.whole && line.contentLine !== undefined ? [line.contentLine] : [],
    ),
  };
}

/** What another carrier says too is more than what one says loudest. `heard` has the most trusted first. */
function mostAgreed(heard: readonly AuthorsWeighed[]): AuthorsWeighed | undefined {
  let best: AuthorsWeighed | undefined;
  let most = 0;
  for (const author of heard) {
    const byCarrier = new Map<string, number>();
    for (const other of heard) {
      if (other.carrier === author.carrier || !shareName(author, other)) continue;
      byCarrier.set(other.carrier, Math.max(byCarrier.get(other.carrier) ?? 0, other.weight));
    }
    let total = author.weight;
    for (const weight of byCarrier.values()) total += AGREEING * weight;
    if (total > most) [best, most] = [author, total];
  }
  return best;
}

function shareName(a: AuthorsWeighed, b: AuthorsWeighed): boolean {
  const keys = new Set(a.names.map(keyOf));
  return b.names.some((name) => keys.has(keyOf(name)));
}

function fromLine({ line, reading }: LineRead): AuthorsWeighed {
  return {
    names: reading.authors,
    value: reading.authors.join(", "),
    from: FROM[line.place],
    carrier: "line",
    weight: reading.weight + PLACE_WEIGHT[line.place],
  };
}

function weigh({ names, from, weight, carrier }: AuthorsHeard,
  siteKeys: ReadonlySet<string>,
): AuthorsWeighed {
  const believed = believeAuthors(names, siteKeys);
  return {
    names: believed.names,
    value: (believed.names.length > 0 ? believed.names : names).join(", ").slice(0, 200),
    from,
    carrier,
    weight: weight * believed.share,
    why: believed.why,
  };
}

/** Who only edited is no author. */
function withoutEditors(author: AuthorsWeighed, editors: readonly string[]): AuthorsWeighed {
  const names = author.names.filter((name) => !editors.includes(name));
  if (names.length === author.names.length) return author;
  return { ...author, names, weight: names.length === 0 ? 0 : author.weight, why: "the editor" };
}

/** Another carrier may name the same person and more. */
function fullest(best: AuthorsWeighed, heard: readonly AuthorsWeighed[]): readonly string[] {
  let { names } = best;
  for (const other of heard) {
    if (other.weight < LEAST + 3 || other.names.length <= names.length) continue;
    const keys = new Set(other.names.map(keyOf));
    if (names.every((name) => keys.has(keyOf(name)))) names = other.names;
  }
  return names;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
