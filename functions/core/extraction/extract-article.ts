import type { Article } from "../article.ts";
import { elementsByTag, indexPage } from "../html/page-index.ts";
import { attribute, type HtmlElement, type HtmlNode } from "../html/tree.ts";
import { attachmentLinks } from "./content/attachment-links.ts";
import { buildContent } from "./content/build-content.ts";
import { type FoundContent, findContent } from "./content/find-content.ts";
import { findNextPage } from "./content/find-next-page.ts";
import { listAttachments, listImages } from "./content/list-media.ts";
import type { PageLine } from "./content/page-lines.ts";
import type {
  ContentLine,
  Extraction,
  ExtractionInput,
  IndexedInput,
  Metadata,
} from "./extraction.ts";
import { extractMetadata } from "./metadata/extract-metadata.ts";

/** One page → one article, or why it holds none. Pure: the same input gives the same article. */
export function extractArticle(page: ExtractionInput): Extraction {
  const input: IndexedInput = { ...page, index: indexPage(page.document) };
  const { found, reason = "no-content", lostSelectors } = findContent(input);
  if (found === undefined) return { ok: false, reason, lostSelectors };

  const metadata = extractMetadata(input, found);
  const lost = [...lostSelectors, ...metadata.lostSelectors];
  const { title } = metadata.fields;
  if (title === undefined) return { ok: false, reason: "no-title", lostSelectors: lost };
  return {
    ok: true,
    article: composeArticle({ input, found, metadata, title }),
    nextPage: findNextPage(input.index, input.url),
    lostSelectors: lost,
    explain: () => ({
      fields: metadata.evidence(),
      content: { chosen: found.chosen, why: found.why },
      cut: [...found.explainCuts(), ...consumedLines(metadata)],
    }),
  };
}

interface Parts {
  readonly input: IndexedInput;
  readonly found: FoundContent;
  readonly metadata: Metadata;
  readonly title: string;
}

function composeArticle({ input, found, metadata, title }: Parts) {
  const base = baseAddress(input);
  const content = buildContent({ ...found, cut: allCuts(found, metadata), base });
  const images = listImages(content);
  const attachments = listAttachments(attachmentLinks(input.index, found), base);
  const { canonicalUrl = input.url ?? "", image = images[0]?.url } = metadata.fields;
  return {
    ...metadata.fields,
    ...mediaFields({ image, images, attachments }),
    title,
    canonicalUrl,
    url: input.url ?? canonicalUrl,
    content,
  };
}

/** What the page does not have is absent. */
function mediaFields({ image, images = [], attachments = [] }: Partial<Article>) {
  return {
    ...(image && { image }),
    ...(images.length > 0 && { images }),
    ...(attachments.length > 0 && { attachments }),
  };
}

/** Lines are cut only where others stay: on a page of one line, which is its title too, that line is the article. */
function allCuts(found: FoundContent, metadata: Metadata): ReadonlySet<HtmlNode> {
  const cut = new Set<HtmlNode>(found.cut);
  const gone = new Set<ContentLine>([...found.trimmed.keys(), ...metadata.consumed]);
  if (found.lines.every((line) => gone.has(line))) return cut;
  for (const line of gone)
    if (!isSignature(line, found)) for (const node of line.nodes) cut.add(node);
  return cut;
}

const DATE_ALONE = /^[\d年月日./ -]{6,14}$/;

/** The date under a notice is part of it, even where it tells when it was published. */
function isSignature(line: ContentLine, { lines }: FoundContent): boolean {
  return DATE_ALONE.test(line.text) && lines.indexOf(line as PageLine) > lines.length / 2;
}

function consumedLines({ consumed }: Metadata) {
  return [...consumed].map(({ text }) => ({ text: text.slice(0, 80), why: "read as a field" }));
}

/** Where the page's relative addresses start (HTML standard, `base`). */
function baseAddress({ index, url }: IndexedInput): string | undefined {
  const base: HtmlElement | undefined = elementsByTag(index, "base")[0];
  const href = base === undefined ? undefined : attribute(base, "href");
  return (href === undefined ? undefined : URL.parse(href, url)?.href) ?? url;
}
