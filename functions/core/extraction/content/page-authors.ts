import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, isText } from "../../html/tree.ts";
import { textOf } from "./text-of.ts";

const META = new Set(["author", "article:author", "parsely-author", "sailthru.author", "byl"]);
const IN_DATA =
  /"author"\s{0,9}:\s{0,9}\[?\s{0,99}\{[^{}]{0,600}?"name"\s{0,9}:\s{0,9}"([^"\\]{5,60})"/;
const LONGEST_DATA = 200_000;
const BETWEEN_NAMES = /,| and | und | et | y /;
const BY = /^by\s/i;
/** Two words at least: a single one can be anything. */
const NAME = /^\p{Lu}[\p{L}.'’-]{0,30}(?:\s[\p{L}.'’-]{1,30}){1,4}$/u;

/** Who wrote the page by its head and its data, else by its links: as full names, for telling apart what is said of them. */
export function pageAuthors(index: PageIndex): readonly string[] {
  const first = [...fromHead(index), ...fromData(index)];
  const names = first.length > 0 ? first : fromLinks(index);
  const told = names.flatMap((name) => name.split(BETWEEN_NAMES));
  return [...new Set(told.map((name) => name.trim().replace(BY, "")))].filter((name) =>
    NAME.test(name),
  );
}

function fromHead(index: PageIndex): readonly string[] {
  return elementsByTag(index, "meta")
    .filter((meta) =>
      META.has((attribute(meta, "name") ?? attribute(meta, "property") ?? "").toLowerCase()),
    )
    .map((meta) => (attribute(meta, "content") ?? "").slice(0, 200));
}

function fromLinks(index: PageIndex): readonly string[] {
  return elementsByTag(index, "a")
    .filter((link) => attribute(link, "rel") === "author")
    .map((link) => textOf(link).slice(0, 200));
}

function fromData(index: PageIndex): readonly string[] {
  return elementsByTag(index, "script")
    .filter((script) => attribute(script, "type")?.includes("ld+json") === true)
    .flatMap(({ childNodes: [child] }) => {
      if (child === undefined || !isText(child) || child.value.length > LONGEST_DATA) return [];
      return IN_DATA.exec(child.value)?.[1] ?? [];
    });
}
