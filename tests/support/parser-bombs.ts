const HEAD = "<title>A headline of many words</title><h1>A headline of many words</h1>";
const TEXT = `${HEAD}<p>${"A sentence, of course. ".repeat(20)}</p>`;

/** Pages that were written to hang or to exhaust a parser, by name. Each is under 5 million characters but for the last. */
export const PARSER_BOMBS: ReadonlyMap<string, () => string> = new Map([
  ["100,000 nested div", () => "<div>".repeat(100_000)],
  ["100,000 nested span with text", () => "<span>a".repeat(100_000)],
  ["100,000 nested lists", () => "<ul><li>".repeat(100_000)],
  ["50,000 nested tables", () => "<table><tr><td>".repeat(50_000)],
  ["100,000 nested unknown elements", () => "<x-a>".repeat(100_000)],
  ["a million siblings", () => "<p>".repeat(1_000_000)],
  ["a million line breaks", () => "<br>".repeat(1_000_000)],
  ["five million <", () => "<".repeat(4_999_999)],
  ["five million & entities", () => "&amp;".repeat(999_999)],
  ["unknown entities", () => "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(150_000)],
  ["one attribute of five million letters", () => `<p class="${"a ".repeat(2_400_000)}">text`],
  [
    "a hundred thousand attributes",
    () => `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(" ")}>text`,
  ],
  ["misnested formatting", () => "<b><i><a href=x>".repeat(20_000) + "</b></i></a>".repeat(20_000)],
  ["unclosed formatting in paragraphs", () => "<p><b><font><i>text".repeat(20_000)],
  ["unclosed comment", () => `<p>text<!--${"-- >".repeat(1_000_000)}`],
  ["a million comments", () => "<!--a-->".repeat(600_000)],
  ["unclosed script", () => `<p>text<script>${"<!--<script>".repeat(400_000)}`],
  ["comments that end early", () => `${"<!----!>".repeat(600_000)}-->`],
  ["comments that end early, none of them well", () => "<!----!>".repeat(600_000)],
  ["scripts with an ill end", () => "<script>a</script b=<".repeat(230_000)],
  ["drawings that are none", () => `${"<svg><style>".repeat(200_000)}</svg>`],
  ["attributes that end in a quote", () => `<a b="c" d"`.repeat(400_000)],
  ["foster parenting", () => `<table>${"text<b>".repeat(100_000)}`],
  ["nested templates", () => "<template>".repeat(100_000)],
  ["nested select and svg", () => "<select><svg><math><select>".repeat(50_000)],
  ["a million links of one letter", () => "<a href=x>a</a>".repeat(330_000)],
  ["a paragraph of five million letters", () => `<p>${"word, ".repeat(800_000)}`],
  ["five million ideographic spaces", () => `<p>${"\u3000".repeat(4_999_000)}`],
  ["quotes without end", () => `<a title="`.repeat(450_000)],
  [
    "50,000 paragraphs under a headline",
    () =>
      `${HEAD}${"<p>Words, words, words and more words than anybody reads.</p>".repeat(50_000)}`,
  ],
  [
    "30,000 headings of related links",
    () =>
      `${HEAD}${"<h3>Related</h3><p>Text, that is not <a href=x>linked at all</a>.</p>".repeat(30_000)}`,
  ],
  [
    "60,000 pictures without an address",
    () => `${HEAD}<p>${"A sentence, of course. ".repeat(20)}</p>${"<img data-x=1>".repeat(60_000)}`,
  ],
  [
    "60,000 cards",
    () =>
      `${HEAD}<p>${"A sentence, of course. ".repeat(20)}</p>${"<div class=a><a href=x>A headline of a story</a></div>".repeat(45_000)}`,
  ],
  [
    "80,000 lines between breaks",
    () => `${HEAD}<div>${"A line, of course.<br>".repeat(60_000)}</div>`,
  ],
  [
    "40,000 offers with a field for an address",
    () => `${TEXT}${"<div class=a>Offer<p><input type=email></div>".repeat(40_000)}`,
  ],
  [
    "40,000 labelled lists of links",
    () =>
      `${TEXT}${"<p>A: <a href=x>a link in a list of very many of its kind</a></p>".repeat(40_000)}`,
  ],
  [
    "40,000 labels of comments, no two alike",
    () =>
      `${TEXT}${Array.from({ length: 40_000 }, (_, i) => `<div class=c${i}>Comments</div>`).join("")}`,
  ],
  [
    "20,000 boxes and as many buttons",
    () =>
      `${HEAD}${"<div>A sentence of ours, long enough for you, or so you say, on cookies and on partners.</div>".repeat(20_000)}${"<p><button>x</button></p>".repeat(20_000)}`,
  ],
  [
    "30,000 names that open a box",
    () =>
      `${TEXT}<div>${"<p><a href=x>Theo Marsh</a></p><p>Theo Marsh writes about railways.</p>".repeat(30_000)}</div>`,
  ],
  [
    "20,000 dated articles around one line",
    () => `${TEXT}${"<article><p>2021-03-23</p></article>".repeat(40_000)}`,
  ],
  ["more than five million letters", () => "a".repeat(5_000_001)],
]);
