import type { ContentView, IndexedInput, Metadata } from "../extraction.ts";
import { articleLines } from "./article-lines.ts";
import { chooseByline } from "./byline/choose-byline.ts";
import { chooseCanonicalAddress } from "./canonical-address.ts";
import { chooseTitle } from "./choose-title.ts";
import { consumedLines } from "./consumed-lines.ts";
import { createHeadlineSupport } from "./headline-support.ts";
import { type JsonObject, jsonText, readJsonLd } from "./json-ld.ts";
import { chooseLanguage } from "./language.ts";
import { chooseLeadImage } from "./lead-image.ts";
import { readMetaTags } from "./meta-tags.ts";
import { type Choices, toMetadata } from "./metadata-fields.ts";
import { selectFields } from "./selected-fields.ts";
import { siteNameKeys } from "./site-names.ts";
import { chooseSubtitle } from "./subtitle.ts";
import { chooseSummary } from "./summary.ts";
import { findTimes } from "./times/find-times.ts";
import { documentTitle, titleCandidates } from "./title-sources.ts";

/** Every field but the content: each from whatever tells it best, weighed against everything else that the page says. */
export function extractMetadata(input: IndexedInput, content: ContentView): Metadata {
  const { index, document, fetchedAt, timezone, hints } = input;
  const url = URL.parse(input.url ?? "") ?? undefined;
  const meta = readMetaTags(index);
  const pageTitle = documentTitle(index);
  const fitsTitle = createHeadlineSupport([pageTitle]);
  const jsonLd = readJsonLd(index, (article) => isThisPage(article, fitsTitle, url));
  const siteKeys = siteNameKeys(meta, jsonLd, url);
  const selected = selectFields(document, hints);

  const title = chooseTitle(
    index,
    content,
    titleCandidates(index, meta, jsonLd, siteKeys),
    siteKeys,
  );
  const headline = selected.elements.get("title") ?? title?.node;
  const lines = articleLines(content, headline);
  const text = content.lines
    .slice(0, 30)
    .map((line) => line.text)
    .join("\n");
  const language = chooseLanguage(index, meta, jsonLd, text === "" ? pageTitle : text);
  const context = { now: fetchedAt, timezone, language: input.language ?? language?.value };
  const canonicalUrl = chooseCanonicalAddress(index, meta, url);
  const sources = { index, meta, jsonLd, lines, url, siteKeys, title: title?.value };
  const byline = chooseByline(sources);
  const consumed = consumedLines(content, lines, byline, title?.value);
  const prose = { ...content, lines: content.lines.filter((line) => !consumed.has(line)) };
  const choices: Choices = {
    title,
    subtitle: chooseSubtitle(headline, lines, jsonLd, title?.value),
    times: findTimes({ ...sources, canonicalUrl: canonicalUrl?.value }, context),
    byline,
    language,
    canonicalUrl,
    summary: chooseSummary(meta, jsonLd, prose, title?.value),
    image: chooseLeadImage(index, meta, jsonLd, input.url),
  };
  return toMetadata(choices, selected, context, consumed);
}

/** Of several articles in JSON-LD, the one that has this page's address or title. */
function isThisPage(
  article: JsonObject,
  fitsTitle: (text: string) => number,
  url: URL | undefined,
): boolean {
  const headline = jsonText(article.headline) ?? "";
  if (headline !== "" && fitsTitle(headline) >= 3) return true;
  const address = jsonText(article.url) ?? jsonText(article["@id"]) ?? "";
  return (
    url !== undefined &&
    address !== "" &&
    URL.parse(address, url.href)?.pathname === url.pathname &&
    url.pathname.length > 1
  );
}
