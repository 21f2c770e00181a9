import { type HtmlElement, isText } from "./tree.ts";

/**
 * TRS, the system of thousands of Chinese newsrooms and offices, prints its pager by
 * `createPageHTML(pages, current, "index", "html")`: page 0 is index.html, page 1 index_1.html. With an element's name before
 * (`createPageHTML('page_div', pages, current, "index", "html")`) they are counted from 1, and page 2 is index_2.html.
 */
const PRINTED =
  /createPage(?:HTML|Html|html)?\w{0,20}\s{0,4}\(\s{0,4}(?:(["'][\w-]{1,40}["'])\s{0,4},\s{0,4})?["']?(\d{1,5})["']?\s{0,4},\s{0,4}["']?(\d{1,5})["']?\s{0,4},\s{0,4}["']([\w-]{1,80})["']\s{0,4},\s{0,4}["'](\w{1,6})["']/;
/** Its older templates count in variables, from 0, and print addresses made from the page's own. */
const CURRENT = /\bvar\s{1,4}currentPage\s{0,4}=\s{0,4}(\d{1,3})\b/;
const COUNT = /\bvar\s{1,4}countPage\s{0,4}=\s{0,4}(\d{1,3})\b/;
const NUMBERED_FILE = /^(.*?)(?:_(\d{1,3}))?(\.\w{1,6})$/;
/** A pager's script is short; a page's state is not. */
const LONGEST_SCRIPT = 20_000;

/** The address of the page after this one, where only a script tells it. Nothing is run. */
export function nextByScript(scripts: Iterable<HtmlElement>, page: URL): string | undefined {
  for (const script of scripts) {
    const text = script.childNodes.find(isText)?.value ?? "";
    if (text.length > LONGEST_SCRIPT) continue;
    const next = nextIn(text, page);
    if (next !== undefined) return next;
  }
  return undefined;
}

function nextIn(script: string, page: URL): string | undefined {
  const printed = script.includes("createPage") ? PRINTED.exec(script) : null;
  if (printed !== null) return toNext(printed, page);
  return script.includes("countPage") ? nextByCount(script, page) : undefined;
}

function toNext([, holder, pages, current, name, extension]: RegExpExecArray, page: URL) {
  const next = Number(current) + 1;
  const last = Number(pages) - (holder === undefined ? 1 : 0);
  return next <= last ? URL.parse(`${name}_${next}.${extension}`, page.href)?.href : undefined;
}

function nextByCount(script: string, page: URL): string | undefined {
  const current = Number(CURRENT.exec(script)?.[1] ?? Number.NaN);
  const count = Number(COUNT.exec(script)?.[1] ?? Number.NaN);
  const [, name, number, extension] = NUMBERED_FILE.exec(page.pathname) ?? [];
  if (name === undefined || !(current + 1 < count)) return undefined;
  const isOwn = current > 0 && Number(number) === current;
  const stem = isOwn || number === undefined ? name : `${name}_${number}`;
  const next = new URL(page);
  next.pathname = `${stem}_${current + 1}${extension}`;
  return next.href;
}
