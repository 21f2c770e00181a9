/** What may stand in an article: elements with their attributes. Everything active, and everything not known, is absent. */
export const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ["a", ["href", "title"]],
  ["abbr", ["title"]],
  ["b", []],
  ["bdi", []],
  ["bdo", ["dir"]],
  ["blockquote", []],
  ["br", []],
  ["caption", []],
  ["cite", []],
  ["code", []],
  ["dd", []],
  ["del", []],
  ["details", []],
  ["dfn", []],
  ["div", []],
  ["dl", []],
  ["dt", []],
  ["em", []],
  ["figcaption", []],
  ["figure", []],
  ["h1", []],
  ["h2", []],
  ["h3", []],
  ["h4", []],
  ["h5", []],
  ["h6", []],
  ["hr", []],
  ["i", []],
  ["img", ["src", "alt", "title", "width", "height"]],
  ["ins", []],
  ["kbd", []],
  ["li", []],
  ["mark", []],
  ["ol", ["start"]],
  ["p", []],
  ["pre", []],
  ["q", []],
  ["rp", []],
  ["rt", []],
  ["ruby", []],
  ["s", []],
  ["samp", []],
  ["small", []],
  ["span", []],
  ["strong", []],
  ["sub", []],
  ["summary", []],
  ["sup", []],
  ["table", []],
  ["tbody", []],
  ["td", ["colspan", "rowspan"]],
  ["tfoot", []],
  ["th", ["colspan", "rowspan", "scope"]],
  ["thead", []],
  ["tr", []],
  ["tt", []],
  ["u", []],
  ["ul", []],
  ["var", []],
]);

/** Gone with all that they hold; every other unknown element only loses its tag. */
export const DROPPED = new Set(
  "applet area audio base basefont bgsound button canvas command datalist dialog embed fieldset form frame frameset head iframe input isindex keygen legend link listing map math menuitem meta meter noembed noframes noscript object optgroup option output param plaintext portal progress script select slot source style svg template textarea title track video xmp".split(
    " ",
  ),
);

/** Attributes that hold an address, with the schemes that are harmless there. */
export const ADDRESSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["href", new Set(["http:", "https:", "mailto:"])],
  ["src", new Set(["http:", "https:"])],
]);

/** Attributes that hold a number and nothing else. */
export const NUMBERS = new Set(["width", "height", "colspan", "rowspan", "start"]);
