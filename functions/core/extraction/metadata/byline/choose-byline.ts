import type { PageIndex } from "../../../html/page-index.ts";
import type { ContentLine } from "../../extraction.ts";
import type { LinePlace, PlacedLine } from "../article-lines.ts";
import type { Choice } from "../candidate.ts";
import type { JsonLd } from "../json-ld.ts";
import type { MetaTags } from "../meta-tags.ts";
import { keyOf } from "../page-text.ts";
import { accountAuthor } from "./account-author.ts";
import { type AuthorsWeighed, fullestNames, mostAgreed, shareName } from "./agreement.ts";
import { type AuthorsHeard, jsonLdAuthors, metaAuthors } from "./author-sources.ts";
import { type BeliefContext, believeAuthors, isNobody } from "./believable-authors.ts";
import { blogOwner } from "./blog-owner.ts";
import { creditCandidates } from "./credit-sources.ts";
import { markedAuthors } from "./marked-authors.ts";
import { type LineRead, readLines } from "./read-lines.ts";

/** What a page offers to tell an article's origin by. */
export interface BylineSources {
  readonly index: PageIndex;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lines: readonly PlacedLine[];
  readonly siteKeys: ReadonlySet<string>;
  readonly title?: string;
}

export interface BylineChoice {
  readonly authors?: Choice<readonly string[]>;
  readonly credit?: Choice<string>;
  readonly editors: readonly string[];
  /** Content lines that tell nothing but the article's origin. */
  readonly consumed: readonly ContentLine[];
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
const SETTLED = 7.5;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Weighs metadata against what is printed: the metadata's person wins unless the page prints another where names stand. */
export function chooseByline(sources: BylineSources): BylineChoice {
  const { lines } = sources;
  const isJapanese = lines.some(({ text }) => KANA.test(text));
  const read = readLines(lines, isJapanese);
  const editors = [...new Set(read.flatMap(({ reading }) => reading.editors))];
  const heard = hearAuthors(sources, read, isJapanese)
    .map((author) => withoutEditors(withoutOffices(author, sources.siteKeys), editors))
    .sort((a, b) => b.weight - a.weight);
  const believed = heard.filter(({ weight, names }) => weight >= LEAST && names.length > 0);
  const credit = creditCandidates(sources, read, isJapanese);
  const best = mostAgreed(believed) ?? accountAuthor(lines, credit) ?? ownerOf(sources, editors);
  return {
    authors: best && { value: fullestNames(best, believed), from: best.from, heard },
    credit: credit[0] && { value: credit[0].value, from: credit[0].from, heard: credit },
    editors,
    consumed: read.flatMap(({ line, reading }) =>
      reading.whole && line.contentLine !== undefined ? [line.contentLine] : [],
    ),
  };
}

/** A blog's posts need no signature: they are its owner's. Asked last, since it costs most. */
function ownerOf({ index }: BylineSources, editors: readonly string[]): AuthorsWeighed | undefined {
  const [owner] = blogOwner(index);
  if (owner === undefined || editors.length > 0) return undefined;
  return { ...owner, value: owner.names.join(", ") };
}

function hearAuthors(
  { index, meta, jsonLd, lines, siteKeys, title = "" }: BylineSources,
  read: readonly LineRead[],
  isJapanese: boolean,
): readonly AuthorsWeighed[] {
  const judge = (author: AuthorsHeard) => weigh(author, { siteKeys, isJapanese });
  const heard = [
    ...read.map(fromLine(keyOf(title))).filter(({ names }) => names.length > 0),
    ...[...jsonLdAuthors(jsonLd), ...metaAuthors(meta)].map(judge),
  ];
  if (isSettled(heard)) return heard;
  const near = new Set(
    lines.flatMap(({ place, nodes }) => (place === "below" || place === "opening" ? nodes : [])),
  );
  return [...heard, ...markedAuthors(index, near).map(judge)];
}

/** Somebody is named plainly and nobody else: the page's markup need not be searched. */
function isSettled(heard: readonly AuthorsWeighed[]): boolean {
  const believed = heard.filter(({ weight }) => weight >= LEAST);
  const [first] = believed;
  if (first === undefined || !believed.every((other) => shareName(first, other))) return false;
  return believed.some(({ weight }) => weight >= SETTLED);
}

/** A headline may be shaped like a name, and systems sign as "admin". */
function fromLine(titleKey: string) {
  return ({ line, reading }: LineRead): AuthorsWeighed => {
    const names = reading.authors.filter((name) => !isNobody(name) && keyOf(name) !== titleKey);
    return {
      names,
      value: names.join(", "),
      from: FROM[line.place],
      carrier: "line",
      weight: reading.weight + PLACE_WEIGHT[line.place],
    };
  };
}

function weigh(
  { names, from, weight, carrier }: AuthorsHeard,
  context: BeliefContext,
): AuthorsWeighed {
  const believed = believeAuthors(names, { ...context, isPrinted: carrier === "markup" });
  return {
    names: believed.names,
    value: (believed.names.length > 0 ? believed.names : names).join(", ").slice(0, 200),
    from,
    carrier,
    weight: weight * believed.share,
    why: believed.why,
  };
}

/** "Jane Doe, CNN Business" on CNN's site: beside a person, what begins with the site's name is where she works. */
function withoutOffices(author: AuthorsWeighed, siteKeys: ReadonlySet<string>): AuthorsWeighed {
  const names = author.names.filter((name) => !siteKeys.has(keyOf(name.split(" ")[0] ?? "")));
  return names.length === 0 || names.length === author.names.length ? author : { ...author, names };
}

/** Who only edited is no author. */
function withoutEditors(author: AuthorsWeighed, editors: readonly string[]): AuthorsWeighed {
  const names = author.names.filter((name) => !editors.includes(name));
  if (names.length === author.names.length) return author;
  return { ...author, names, weight: names.length === 0 ? 0 : author.weight, why: "the editor" };
}
