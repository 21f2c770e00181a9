const SVG_END = /<\/svg[\t\n\f />]/gi;
/** What an svg can hold that has an end of its own, or is HTML again. */
const INTRICATE_SVG = /<(?:svg|foreignobject|style|script|title|desc|!)/i;
const NESTED_SCRIPT = /<script/i;
const END_TAGS: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"].map((name) => [
    name,
    new RegExp(`</${name}[\\t\\n\\f />]`, "gi"),
  ]),
);

/** Where the end tag of a raw text stands that begins at `from`; -1 where it has none. */
export function endOfRawText(source: string, from: number, tagName: string): number {
  const endTag = END_TAGS.get(tagName);
  if (endTag === undefined) return -1;
  endTag.lastIndex = from;
  return endTag.exec(source)?.index ?? -1;
}

/** Whether the standard's rules for a script's end are more than its first end tag: `<!--` with `<script` in it. */
export function isIntricateScript(script: string): boolean {
  const comment = script.indexOf("<!--");
  return comment >= 0 && NESTED_SCRIPT.test(script.slice(comment));
}

/** Where the end tag of the drawing stands whose content begins at `from`; -1 if that content is no mere drawing. */
export function endOfDrawing(source: string, from: number): number {
  SVG_END.lastIndex = from;
  const end = SVG_END.exec(source)?.index ?? -1;
  return end >= 0 && INTRICATE_SVG.test(source.slice(from, end)) ? -1 : end;
}
