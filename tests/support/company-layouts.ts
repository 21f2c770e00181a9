/** One article of a company's or an office's news page, and every way in which we know such pages to be laid out. */
export interface Story {
  readonly title: string;
  /** Paragraphs; those in `headings` stand as headings. */
  readonly lines: readonly string[];
  readonly headings: ReadonlySet<string>;
  readonly image: string;
  readonly words: Words;
}

/** What stands around an article in the words of its language. */
interface Words {
  readonly site: string;
  readonly navigation: string;
  readonly meta: readonly string[];
  readonly after: readonly string[];
  readonly footer: string;
  readonly side: string;
}

type Wrap = (text: string) => string;

/** How a page marks up a paragraph, by what it does with lines. */
const PARAGRAPHS: Readonly<Record<string, Wrap>> = {
  p: (text) => `<p>${text}</p>`,
  "p, ideographic spaces": (text) => `<p>　　${text}</p>`,
  "p, hard spaces": (text) => `<p>&nbsp;&nbsp;&nbsp;&nbsp;${text}</p>`,
  "p, spans": (text) =>
    `<p style="text-indent:2em"><span style="font-size:16px"><span style="color:#333">${text}</span></span></p>`,
  "p, Word": (text) =>
    `<p class="MsoNormal"><span lang="ZH-CN"><span style="font-size:16pt">${text}</span></span><span lang="EN-US"><o:p></o:p></span></p>`,
  "p, font": (text) => `<p align="left"><font face="宋体" size="3">　　${text}</font></p>`,
  "p and empty p": (text) => `<p>${text}</p><p>&nbsp;</p>`,
  "unclosed p": (text) => `<p>　　${text}`,
  div: (text) => `<div>${text}</div>`,
  "div and br": (text) => `<div>　　${text}</div><div><br></div>`,
  section: (text) => `<section><section><span>${text}</span></section></section>`,
  "two br": (text) => `　　${text}<br><br>\n`,
  "one br": (text) => `　　${text}<br>\n`,
  "br, hard spaces": (text) => `&nbsp;&nbsp;&nbsp; ${text}<br />\n<br />\n`,
  "span and br": (text) => `<span style="font-size:14px">　　${text}</span><br><br>`,
};

const HEADINGS: Readonly<Record<string, Wrap>> = {
  strong: (text) => `<strong>${text}</strong>`,
  b: (text) => `<b>${text}</b>`,
  "strong in a span": (text) => `<span style="color:#c00"><strong>${text}</strong></span>`,
  "span in strong": (text) => `<strong><span style="font-size:18px">${text}</span></strong>`,
};

const CONTAINERS: Readonly<Record<string, Wrap>> = {
  div: (html) => `<div>${html}</div>`,
  "named div": (html) => `<div class="content" id="zoom">${html}</div>`,
  "nested divs": (html) => `<div class="a1"><div><div class="a2">${html}</div></div></div>`,
  "table's cell": (html) => `<table width="100%"><tr><td>${html}</td></tr></table>`,
  "font in a table's cell": (html) =>
    `<table><tr><td><font size="3">${html}</font></td></tr></table>`,
  article: (html) => `<article>${html}</article>`,
  form: (html) => `<form name="aspnetForm" method="post" action="show.aspx">${html}</form>`,
};

const HEADLINES: Readonly<Record<string, Wrap>> = {
  h1: (text) => `<h1>${text}</h1>`,
  h3: (text) => `<h3 class="tit">${text}</h3>`,
  "div, bold": (text) => `<div align="center"><b>${text}</b></div>`,
  "table row": (text) => `<table><tr><td align="center"><strong>${text}</strong></td></tr></table>`,
};

/** Where what comes after the article stands: in its own element, behind it, or in a column beside it. */
const PLACES = ["inside", "behind", "column"] as const;

export interface Layout {
  readonly paragraph: string;
  readonly heading: string;
  readonly container: string;
  readonly headline: string;
  readonly place: (typeof PLACES)[number];
  readonly meta: number;
  readonly after: number;
}

export const LAYOUT_PARTS = {
  paragraph: Object.keys(PARAGRAPHS),
  heading: Object.keys(HEADINGS),
  container: Object.keys(CONTAINERS),
  headline: Object.keys(HEADLINES),
  place: PLACES,
} as const;

export function layOut(story: Story, layout: Layout): string {
  const { title, words } = story;
  const meta = words.meta[layout.meta % words.meta.length] ?? "";
  const after = words.after[layout.after % words.after.length] ?? "";
  const isInside = layout.place === "inside" && !isFormInForm(layout, after);
  const inside = isInside ? after : "";
  const body = wrap(CONTAINERS, layout.container, contentOf(story, layout) + inside);
  const main = `${wrap(HEADLINES, layout.headline, title)}<div>${meta}</div>${body}${layout.place === "behind" ? after : ""}`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-${words.site}</title></head><body><div>${words.navigation}</div>${layout.place === "column" ? inColumns(main, words.side + after) : `<div>${main}</div>`}<div>${words.footer}</div></body></html>`;
}

/** No page can hold it: a parser drops the inner form. */
function isFormInForm({ container }: Layout, html: string): boolean {
  return container === "form" && html.includes("<form");
}

function inColumns(main: string, side: string): string {
  return `<table width="960"><tr><td width="700" valign="top">${main}</td><td width="240" valign="top">${side}</td></tr></table>`;
}

function contentOf({ lines, headings, image }: Story, { paragraph, heading }: Layout): string {
  const picture = wrap(PARAGRAPHS, paragraph, `<img src="${image}" width="600">`);
  const blocks = lines.map((line) =>
    wrap(PARAGRAPHS, paragraph, headings.has(line) ? wrap(HEADINGS, heading, line) : line),
  );
  return [picture, ...blocks].join("");
}

function wrap(ways: Readonly<Record<string, Wrap>>, way: string, text: string): string {
  return ways[way]?.(text) ?? text;
}
