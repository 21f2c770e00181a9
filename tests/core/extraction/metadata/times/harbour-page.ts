import { extractArticle } from "../../../../../functions/core/extraction/extract-article.ts";
import { parseFragment, parseHtml } from "../../../../../functions/core/html/parse-html.ts";

/** What a page has beside its headline and its text: in the head, around the headline, under the text, behind it. */
export type Place = "head" | "above" | "below" | "closing" | "behind";

interface Circumstances {
  readonly lang?: string;
  readonly host?: string;
  readonly path?: string;
}

/** When an article is published, by what its page has beside headline and text. */
export function publishedAt(
  { head = "", above = "", below = "", closing = "", behind = "" }: Partial<Record<Place, string>>,
  { lang = "en", host = "harbour-gazette.example", path = "/crane" }: Circumstances = {},
): string | undefined {
  const document =
    parseHtml(`<!doctype html><html lang="${lang}"><head><title>The harbour gets a second crane</title>${head}</head>
<body><div class="masthead"><a href="/">Harbour Gazette</a></div>${above}
<div class="content"><h1>The harbour gets a second crane</h1>${below}
<p>The harbour of the town has a second crane, which can lift twice as much as the first one and needs half of the power for it, says the company.</p>
<p>For years the ships had to wait until the first crane was free, and some captains preferred to go on to the next harbour down the coast.</p>
<p>The company hopes that this is over now, and so do those who work at the quay and those who sell them their lunch every day.</p>
${closing}</div>${behind}</body></html>`);
  const url = `https://${host}${path}`;
  const fetchedAt = "2022-02-02T10:00:00Z";
  const extraction = extractArticle({ document, parseFragment, url, fetchedAt });
  if (!extraction.ok) throw new Error(extraction.reason);
  return extraction.article.publishedAt;
}
