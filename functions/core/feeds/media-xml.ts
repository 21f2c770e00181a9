import type { ArticleImage } from "../article.ts";
import type { CleanEntry } from "./clean-entry.ts";
import { looksLikeMarkup } from "./looks-like-markup.ts";
import { element, escapeMarkup } from "./write-xml.ts";

export const MEDIA_NAMESPACE = "http://search.yahoo.com/mrss/";

const IMAGE_ENDING = /\.(avif|gif|jpe?g|png|svg|webp)$/i;
const IMAGE_TYPES: Readonly<Record<string, string>> = { jpg: "image/jpeg", svg: "image/svg+xml" };

/** Every picture of the entry once, the lead picture first, as Media RSS 1.5.1 has them. */
export function mediaElements(entry: CleanEntry): string {
  return listImages(entry).map(mediaContent).join("");
}

function mediaContent({ url, alt, caption, width, height }: ArticleImage): string {
  const description = caption ?? alt;
  const attributes = { url, medium: "image", type: imageType(url), width, height };
  return element("media:content", attributes, description && describe(description));
}

function describe(text: string): string {
  return looksLikeMarkup(text)
    ? element("media:description", { type: "html" }, escapeMarkup(escapeMarkup(text)))
    : element("media:description", { type: "plain" }, escapeMarkup(text));
}

function listImages({ image, images }: CleanEntry): ArticleImage[] {
  const lead =
    image === undefined ? [] : [images.find(({ url }) => url === image) ?? { url: image }];
  const seen = new Set<string>();
  return [...lead, ...images].filter(({ url }) => !seen.has(url) && seen.add(url));
}

/** By the address's ending; `undefined` where it tells nothing. */
function imageType(url: string): string | undefined {
  const ending = IMAGE_ENDING.exec(new URL(url).pathname)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : (IMAGE_TYPES[ending] ?? `image/${ending}`);
}

export interface Enclosure {
  readonly url: string;
  readonly type: string;
  readonly title?: string;
  readonly length?: number;
}

/** All attachments; without any, the lead picture if its type is known. */
export function listEnclosures(entry: CleanEntry): Enclosure[] {
  if (entry.attachments.length > 0) {
    return entry.attachments.map(({ type = "application/octet-stream", ...rest }) => ({
      type,
      ...rest,
    }));
  }
  const type = entry.image === undefined ? undefined : imageType(entry.image);
  return entry.image === undefined || type === undefined ? [] : [{ url: entry.image, type }];
}
