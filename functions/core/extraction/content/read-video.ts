import { appendNode, appendText, createElement } from "../../html/build-tree.ts";
import { attribute, type HtmlElement, isElement } from "../../html/tree.ts";

const VIDEO_ADDRESS = /(?:embed|player|video|\/v\/|\.mp4|\.m3u8)/i;
const YOUTUBE = /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/;

/** An embedded video as a picture that links to it: readers of feeds play nothing. */
export function readVideo(element: HtmlElement, base: string | undefined): HtmlElement | undefined {
  if (element.tagName === "iframe") return readFrame(element, base);
  if (element.tagName === "video") return readVideoElement(element, base);
  return undefined;
}

function readFrame(frame: HtmlElement, base: string | undefined): HtmlElement | undefined {
  const address = absolute(attribute(frame, "data-src") ?? attribute(frame, "src"), base);
  if (address === undefined || !VIDEO_ADDRESS.test(address.slice(0, 2_000))) return undefined;
  const id = YOUTUBE.exec(address)?.[1];
  if (id === undefined) return linkedPicture(address, undefined, attribute(frame, "title"));
  return linkedPicture(
    `https://www.youtube.com/watch?v=${id}`,
    `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
    attribute(frame, "title"),
  );
}

function readVideoElement(video: HtmlElement, base: string | undefined): HtmlElement | undefined {
  const source = video.childNodes.filter(isElement).find((child) => child.tagName === "source");
  const src = attribute(video, "src") ?? (source && attribute(source, "src"));
  const address = absolute(src, base);
  if (address === undefined) return undefined;
  return linkedPicture(
    address,
    absolute(attribute(video, "poster"), base),
    attribute(video, "title"),
  );
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === "") return undefined;
  const url = URL.parse(address, base);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:")
    ? url.href
    : undefined;
}

function linkedPicture(href: string, poster: string | undefined, title = "Video"): HtmlElement {
  const figure = createElement("figure");
  const link = createElement("a", { href });
  appendNode(figure, link);
  if (poster === undefined) appendText(link, title);
  else appendNode(link, createElement("img", { src: poster, alt: title }));
  return figure;
}
