import type { Article } from "../core/article.ts";
import { appendNode, createElement } from "../core/html/build-tree.ts";
import { parseHtml } from "../core/html/parse-html.ts";
import { type HtmlElement, isElement } from "../core/html/tree.ts";
import { renderHtml } from "../core/sanitization/render-html.ts";
import { renderText } from "../core/sanitization/render-text.ts";
import { withoutPageMark } from "./article-parts.ts";
import { joinBlocks } from "./join-blocks.ts";

/**
 * The pages of a split article, in order → the article. Its fields are the first page's; what that one does not tell (a
 * credit, the editors) comes from the first page that does. Pictures and attachments are those of all pages, each once.
 */
export function joinParts(pages: readonly [Article, ...Article[]]): Article {
  const [first] = pages;
  if (pages.length === 1) return first;
  const title = commonTitle(pages);
  const root = createElement("div");
  for (const block of joinBlocks(pages.map(parseBody), title)) appendNode(root, block);
  return {
    ...Object.assign({}, ...pages.toReversed().map(sharedFields)),
    ...withoutFiles(first),
    ...filesOf(pages),
    title,
    html: renderHtml(root),
    text: renderText(root),
  };
}

function sharedFields({ byline, credit, editors, publishedAt, publishedPrecision }: Article) {
  return {
    ...(byline && { byline }),
    ...(credit && { credit }),
    ...(editors && { editors }),
    ...(publishedAt && { publishedAt, publishedPrecision }),
  };
}

/** The first page's own number is part of its title only if another page's is part of the other's. */
function commonTitle([{ title }, ...others]: readonly [Article, ...Article[]]): string {
  const stem = withoutPageMark(title);
  const isNumbered = others.some((other) => withoutPageMark(other.title) === stem);
  return isNumbered ? stem : title;
}

function withoutFiles({ images: _, attachments: __, ...article }: Article) {
  return article;
}

function filesOf(pages: readonly Article[]): Pick<Article, "images" | "attachments"> {
  const images = eachOnce(pages.flatMap((page) => page.images ?? []));
  const attachments = eachOnce(pages.flatMap((page) => page.attachments ?? []));
  return {
    ...(images.length > 0 && { images }),
    ...(attachments.length > 0 && { attachments }),
  };
}

function eachOnce<T extends { readonly url: string }>(files: readonly T[]): T[] {
  const known = new Map<string, T>();
  for (const file of files) if (!known.has(file.url)) known.set(file.url, file);
  return [...known.values()];
}

/** What stands in it was sanitized. */
function parseBody({ html }: Article): HtmlElement {
  const [root] = parseHtml(html).childNodes.filter(isElement);
  const body = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === "body");
  return body ?? createElement("body");
}
