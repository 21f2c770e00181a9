import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute, type HtmlElement, scriptText } from "../../html/tree.ts";
import { parseJson } from "../content/json-string.ts";

/** An object of a page's JSON-LD. */
export type JsonObject = { readonly [key: string]: unknown };

const MAX_CHARACTERS = 1_000_000;
const MAX_OBJECTS = 2_000;
const ARTICLE = /article|posting|report|review|recipe|opinion|analysis/i;
const NOT_PAGE = /list|breadcrumb|organization|website$|person|image|rating|comment|video/i;
const WRAPPING =
  /^\s{0,50}(?:\/[/*]\s{0,5})?(?:<!--|<!\[CDATA\[)(?:\s{0,5}\*\/)?|(?:\/[/*]\s{0,5})?(?:-->|\]\]>)(?:\s{0,5}\*\/)?\s{0,50};?\s{0,50}$/g;
const CONTROL = /\p{Cc}+/gu;
const DANGLING_COMMA = /,(\s{0,20}[}\]])/g;

/** What the page's JSON-LD says of its article: the object that describes it, and every object by its `@id`. */
export interface JsonLd {
  readonly article: JsonObject | undefined;
  /** Whatever else is dated: the `WebPage` around the article. */
  readonly page: JsonObject | undefined;
  readonly byId: ReadonlyMap<string, JsonObject>;
}

/** `titleKey` (of the page's title) decides between several articles. */
export function readJsonLd(index: PageIndex, isThisPage: (article: JsonObject) => boolean): JsonLd {
  const objects = objectsOn(index);
  const articles = objects.filter((object) => ARTICLE.test(typeOf(object)));
  const byId = new Map<string, JsonObject>();
  for (const object of objects) {
    const id = object["@id"];
    if (typeof id === "string" && (!byId.has(id) || "name" in object)) byId.set(id, object);
  }
  return {
    article: articles.find(isThisPage) ?? onlyArticle(articles),
    page: objects.find(isDatedBy("datePublished")) ?? objects.find(isDatedBy("dateModified")),
    byId,
  };
}

/** Both content and metadata ask for them, and a page can hold a megabyte. */
const known = new WeakMap<PageIndex, readonly JsonObject[]>();

function objectsOn(index: PageIndex): readonly JsonObject[] {
  const objects = known.get(index) ?? readObjects(index);
  known.set(index, objects);
  return objects;
}

function readObjects(index: PageIndex): readonly JsonObject[] {
  return elementsByTag(index, "script")
    .filter(isJsonLd)
    .flatMap((script) => listObjects(parseLoosely(scriptText(script))));
}

/** The text of a property: a string, the first of several, or the `name` or `@value` of an object. */
export function jsonText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return jsonText(value[0]);
  if (!isObject(value)) return undefined;
  return jsonText(value["@value"]) ?? jsonText(value.name);
}

/** The objects and strings of a property that may be one or several. */
export function jsonItems(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flat(2) : [value];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The `@type`, several joined by a blank. */
export function typeOf(object: JsonObject): string {
  return jsonItems(object["@type"]).join(" ");
}

/** Several without a name that fits are a list of teasers, unless only the first is complete. */
function onlyArticle(articles: readonly JsonObject[]): JsonObject | undefined {
  const dated = articles.filter((article) => jsonText(article.datePublished) !== undefined);
  if (dated.length === 1 || articles.length === 1) return dated[0] ?? articles[0];
  const [first] = dated;
  return first !== undefined && "articleBody" in first ? first : undefined;
}

function isDatedBy(property: string): (object: JsonObject) => boolean {
  return (object) => jsonText(object[property]) !== undefined && !NOT_PAGE.test(typeOf(object));
}

function isJsonLd(script: HtmlElement): boolean {
  return attribute(script, "type")?.toLowerCase().includes("ld+json") === true;
}

/** Pages print line breaks inside strings, commas before brackets, and comments around it all. */
function parseLoosely(text: string): unknown {
  if (text.length > MAX_CHARACTERS) return undefined;
  return (
    parseJson(text) ??
    parseJson(text.replace(WRAPPING, "").replace(CONTROL, " ").replace(DANGLING_COMMA, "$1")) ??
    pickProperties(text)
  );
}

/** Of JSON that is broken beyond repair, mostly by a bare quote in a text, the properties that can still be read. */
function pickProperties(text: string): unknown {
  const picked: Record<string, unknown> = {};
  for (const [, key = "", value = ""] of text.matchAll(SIMPLE_PROPERTY)) picked[key] ??= value;
  const author = AUTHOR_NAME.exec(text)?.[1];
  if (author !== undefined) picked.author = author;
  return ARTICLE.test(String(picked["@type"])) || "headline" in picked
    ? { ...picked, "@type": "Article" }
    : undefined;
}

const SIMPLE_PROPERTY =
  /"(@type|headline|alternativeHeadline|datePublished|dateCreated|dateModified|inLanguage|description)"\s{0,5}:\s{0,5}"([^"\n]{1,500})"(?=\s{0,5}[,}\n])/g;
const AUTHOR_NAME =
  /"author"\s{0,5}:[\s[]{0,20}(?:\{[^{}]{0,200}?"name"\s{0,5}:\s{0,5})?"([^"\n]{2,80})"/;

/** Outer objects before inner ones, without recursion. */
function listObjects(root: unknown): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && found.length < MAX_OBJECTS; i += 1) {
    const value = queue[i];
    if (!isObject(value)) {
      if (Array.isArray(value)) queue.push(...value.slice(0, MAX_OBJECTS));
      continue;
    }
    if ("@type" in value || "@id" in value) found.push(value);
    queue.push(...Object.values(value).filter((inner) => typeof inner === "object"));
  }
  return found;
}
