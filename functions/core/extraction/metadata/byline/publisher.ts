import type { PageIndex } from "../../../html/page-index.ts";
import type { Candidate } from "../candidate.ts";
import { hanShare } from "../page-text.ts";
import { documentTitle } from "../title-sources.ts";
import { isMedium } from "./account-name.ts";

const PARTS = /[_|｜]|\s?[-–—]{1,2}\s?/u;
const SITE = /(?:网站|网|門戶|门户|官网|在线)$/u;
const MAX_LENGTH = 20;
const HAN = 0.3;

/** The medium behind a Chinese headline in the `<title>`, 标题_深圳新闻网: what names no source is the site's own. */
export function publisherInTitle(index: PageIndex): readonly Candidate[] {
  const [, ...parts] = documentTitle(index).split(PARTS);
  const publisher = parts.map((part) => part.trim()).findLast(isPublisher);
  return publisher === undefined
    ? []
    : [{ value: publisher, from: "the site's name in the title", weight: 1 }];
}

function isPublisher(part: string): boolean {
  const isName = part.length >= 3 && part.length <= MAX_LENGTH && hanShare(part) >= HAN;
  return isName && (SITE.test(part) || isMedium(part));
}
