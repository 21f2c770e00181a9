import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import { jsonLdAuthors, metaAuthors } from "../metadata/byline/author-sources.ts";
import { readJsonLd } from "../metadata/json-ld.ts";
import { readMetaTags } from "../metadata/meta-tags.ts";
import { textOf } from "./text-of.ts";

const LONGEST = 200;
const BETWEEN_NAMES = /,| and | und | et | y /;
const BY = /^by\s/i;
/** Two words at least: a single one can be anything. */
const NAME = /^\p{Lu}[\p{L}.'’-]{0,30}(?:\s[\p{L}.'’-]{1,30}){1,4}$/u;

/** Who wrote the page by its head and its data, else by its links: as full names, for telling apart what is said of them. */
export function pageAuthors(index: PageIndex): readonly string[] {
  const first = [
    ...metaAuthors(readMetaTags(index)),
    ...jsonLdAuthors(readJsonLd(index, () => true)),
  ].flatMap(({ names }) => names);
  const names = first.length > 0 ? first : fromLinks(index);
  const told = names.flatMap((name) => name.slice(0, LONGEST).split(BETWEEN_NAMES));
  return [...new Set(told.map((name) => name.trim().replace(BY, "")))].filter((name) =>
    NAME.test(name),
  );
}

function fromLinks(index: PageIndex): readonly string[] {
  return elementsByTag(index, "a")
    .filter((link) => attribute(link, "rel") === "author")
    .map(textOf);
}
