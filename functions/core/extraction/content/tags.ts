/** What a tag means for reading: `inline` runs within a line, `skipped` holds nothing that is read, all else breaks lines. */
export type TagKind = "inline" | "skipped" | "block";

const INLINE = new Set(
  "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr picture q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

const SKIPPED = new Set(
  "applet area audio base basefont button canvas command datalist embed frame frameset head iframe input keygen link map meta meter noembed noframes noscript object option optgroup output param progress script select source style svg template textarea title track video".split(
    " ",
  ),
);

export function tagKind(tagName: string): TagKind {
  if (INLINE.has(tagName)) return "inline";
  return SKIPPED.has(tagName) ? "skipped" : "block";
}

const HEADINGS = new Set("h1 h2 h3 h4 h5 h6".split(" "));

export function isHeadingTag(tagName: string): boolean {
  return HEADINGS.has(tagName);
}
