import type { ArticleImage, Attachment } from "../../article.ts";
import { attribute, descendants, type HtmlElement, isElement } from "../../html/tree.ts";
import { documentType } from "./document-type.ts";
import { textOf } from "./text-of.ts";

/** The pictures of a built content, in order, each address once. */
export function listImages(content: HtmlElement): ArticleImage[] {
  const images = new Map<string, ArticleImage>();
  for (const node of descendants(content)) {
    if (!isElement(node) || node.tagName !== "img") continue;
    const url = attribute(node, "src");
    if (url !== undefined && !images.has(url)) images.set(url, toImage(node, url));
  }
  return [...images.values()];
}

function toImage(element: HtmlElement, url: string): ArticleImage {
  const alt = attribute(element, "alt");
  const caption = captionOf(element);
  const width = Number(attribute(element, "width") ?? 0);
  const height = Number(attribute(element, "height") ?? 0);
  return {
    url,
    ...(alt && { alt }),
    ...(caption && { caption }),
    ...(width > 0 && { width }),
    ...(height > 0 && { height }),
  };
}

function captionOf(image: HtmlElement): string | undefined {
  for (let node = image.parentNode; node !== null && isElement(node); node = node.parentNode) {
    if (node.tagName !== "figure") continue;
    const caption = node.childNodes
      .filter(isElement)
      .find((child) => child.tagName === "figcaption");
    return caption === undefined ? undefined : textOf(caption);
  }
  return undefined;
}

/** Links to documents among `links`, each address once; `base`: where relative addresses start. */
export function listAttachments(
  links: Iterable<HtmlElement>,
  base: string | undefined,
): Attachment[] {
  const attachments = new Map<string, Attachment>();
  for (const link of links) {
    const href = attribute(link, "href") ?? "";
    const type = documentType(href);
    const url = URL.parse(href, base)?.href;
    if (type === undefined || url === undefined || attachments.has(url)) continue;
    const title = textOf(link) || attribute(link, "title") || fileName(url);
    attachments.set(url, { url, title, type });
  }
  return [...attachments.values()];
}

function fileName(url: string): string {
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
