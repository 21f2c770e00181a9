import { SaxesParser } from "saxes";

/** The fields of one `item`, `entry` or `url` of an XML document, by their names without prefix but for `prefixed`. */
export interface XmlRecord {
  readonly name: string;
  readonly fields: ReadonlyMap<string, readonly XmlField[]>;
}

export interface XmlField {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlDocument {
  /** The outermost element's name, without prefix. */
  readonly root: string;
  readonly records: readonly XmlRecord[];
  /** Fields that stand in no record: a feed's own title. */
  readonly head: XmlRecord;
}

const MAX_CHARACTERS = 20_000_000;
const MAX_RECORDS = 50_000;
const MAX_DEPTH = 100;
const LONGEST_TEXT = 20_000;

/**
 * Feeds and sitemaps have one shape: records of text fields. What is not well-formed is read as far as it goes; no
 * entity but XML's own is expanded, no document type read.
 * @returns `undefined` for what is no XML
 */
export function readXmlRecords(
  text: string,
  recordNames: ReadonlySet<string>,
): XmlDocument | undefined {
  const start = text.indexOf("<");
  if (start < 0 || text.slice(0, start).trim().length > 1 || text.length > MAX_CHARACTERS)
    return undefined;
  const reader = createReader(recordNames);
  const parser = new SaxesParser();
  parser.on("error", () => {});
  parser.on("opentag", ({ name, attributes }) => reader.open(localName(name), attributes));
  parser.on("closetag", ({ name }) => reader.close(localName(name)));
  parser.on("text", reader.text);
  parser.on("cdata", reader.text);
  parser.write(text.slice(start)).close();
  return reader.result();
}

function localName(name: string): string {
  const prefix = name.indexOf(":");
  return PREFIXED.has(name) ? name : name.slice(prefix + 1);
}

/** Names that mean another thing without their prefix. */
const PREFIXED: ReadonlySet<string> = new Set([
  "media:title",
  "media:description",
  "image:loc",
  "image:title",
  "media:thumbnail",
  "media:content",
  "itunes:title",
  "atom:link",
]);

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function createReader(recordNames: ReadonlySet<string>) {
  const stack: Open[] = [];
  const records: XmlRecord[] = [];
  const head: XmlRecord = { name: "", fields: new Map() };
  let root: string | undefined;
  let record: XmlRecord | undefined;

  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      root ??= name;
      if (stack.length < MAX_DEPTH) stack.push({ name, attributes, text: "" });
      if (recordNames.has(name) && records.length < MAX_RECORDS)
        record = { name, fields: new Map() };
    },
    text(text: string): void {
      const top = stack.at(-1);
      if (top !== undefined && top.text.length < LONGEST_TEXT) top.text += text;
    },
    close(name: string): void {
      if (stack.at(-1)?.name !== name) return;
      const top = stack.pop();
      if (top === undefined) return;
      if (record !== undefined && recordNames.has(name)) {
        records.push(record);
        record = undefined;
        return;
      }
      addField((record ?? head).fields as Map<string, XmlField[]>, top);
    },
    result: (): XmlDocument | undefined =>
      root === undefined ? undefined : { root, records, head },
  };
}

function addField(fields: Map<string, XmlField[]>, { name, attributes, text }: Open): void {
  const field = { text: text.trim(), attributes };
  fields.set(name, [...(fields.get(name) ?? []), field]);
}

/** The first text of the first of these fields that has one. */
export function textOf({ fields }: XmlRecord, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = fields.get(name)?.find((field) => field.text !== "")?.text;
    if (text !== undefined) return text;
  }
  return undefined;
}
