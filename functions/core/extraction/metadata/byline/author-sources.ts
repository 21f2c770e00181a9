import { isObject, type JsonLd, jsonItems, jsonText, typeOf } from "../json-ld.ts";
import { type MetaTags, metaValues } from "../meta-tags.ts";
import { collapse } from "../page-text.ts";
import type { AuthorCarrier } from "./agreement.ts";

/** Names that something on the page gives as the article's authors, unjudged. */
export interface AuthorsHeard {
  readonly names: readonly string[];
  readonly from: string;
  readonly weight: number;
  /** What says the same twice in one way says it once. */
  readonly carrier: AuthorCarrier;
}

const META_AUTHORS: readonly (readonly [string, number])[] = [
  ["citation_author", 9],
  ["parsely-author", 7.5],
  ["sailthru.author", 7.5],
  ["article:author_name", 7],
  ["byl", 7.5],
  ["cxenseparse:author", 7],
  ["author", 6.5],
  ["article:author", 6],
  ["og:article:author", 6],
  ["dc.creator", 6],
  ["dcterms.creator", 6],
  ["dc.contributor", 4],
  ["twitter:creator", 4],
  ["creator", 6],
];

/** The persons and organizations of JSON-LD's `author`. */
export function jsonLdAuthors({ article, page, byId }: JsonLd): readonly AuthorsHeard[] {
  const own = article ?? page;
  const authors = jsonItems(own?.author ?? own?.creator).map((item) => resolve(item, byId));
  const names = authors
    .map((author) => jsonText(author) ?? "")
    .filter((name) => name !== "")
    .map(collapse);
  if (names.length === 0) return [];
  const isOffice = authors.every((author) => isObject(author) && ORGANIZATION.test(typeOf(author)));
  return [{ names, from: "JSON-LD author", weight: isOffice ? 4 : 9, carrier: "json-ld" }];
}

const ORGANIZATION = /organi[sz]ation/i;

/** An object that only points to another by `@id`. */
function resolve(item: unknown, byId: JsonLd["byId"]): unknown {
  if (!isObject(item) || item.name !== undefined) return item;
  return byId.get(String(item["@id"])) ?? item;
}

export function metaAuthors(meta: MetaTags): readonly AuthorsHeard[] {
  const card = WRITTEN_BY.test(meta.get("twitter:label1")?.[0] ?? "")
    ? ([["twitter:data1", CARD_WEIGHT]] as const)
    : [];
  return [...META_AUTHORS, ...card].flatMap(([name, weight]) => {
    const names = metaValues(meta, [name]);
    return names.length === 0
      ? []
      : [{ names, from: `meta ${name}`, weight, carrier: "meta" as const }];
  });
}

/** A card's first datum is the author if its label says so. */
const WRITTEN_BY =
  /written|author|by$|verfasst|geschrieben|écrit|autor|escrito|scritto|geschreven|skrevet/i;
const CARD_WEIGHT = 5;
