import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { decodePage } from "../../../functions/core/charset/decode-page.ts";
import { FEED_FORMATS, type FeedEntry } from "../../../functions/core/feeds/feed-document.ts";
import { renderFeed } from "../../../functions/core/feeds/render-feed.ts";
import { toFeedEntry } from "../../../functions/core/feeds/to-feed-entry.ts";
import { readArticle } from "../../../functions/usecases/read-article.ts";
import { checkFeed } from "../../support/check-feed.ts";
import { anEntry, aSource } from "../../support/stored-records.ts";

/** `FEED_CORPUS=DIR vitest run tests/core/feeds/corpus.test.ts`: DIR has `html/*.html` and `labels.json` with addresses. */
const corpus = process.env.FEED_CORPUS;
const NOW = "2026-11-22T12:00:00.000Z";
const SIZE = 40;

function entriesOf(directory: string): FeedEntry[] {
  const labels: Record<string, { readonly url?: string }> = JSON.parse(
    readFileSync(join(directory, "labels.json"), "utf8"),
  );
  const { source } = aSource("corpus");
  return readdirSync(join(directory, "html")).flatMap((file) => {
    const id = file.replace(/\.html$/, "");
    const url = labels[id]?.url ?? `https://www.example.cn/${id}.html`;
    const page = decodePage(readFileSync(join(directory, "html", file)), {});
    const read = readArticle("text" in page ? page.text : "", { url, fetchedAt: NOW });
    if (!read.ok) return [];
    const { article } = read;
    const { html: _, text: __, ...fields } = article;
    return [toFeedEntry({ ...anEntry(id, NOW), ...fields, url }, source, { article })];
  });
}

it.skipIf(corpus === undefined || !existsSync(corpus))(
  `breaks no point of a good feed on the articles of ${corpus ?? "a corpus (FEED_CORPUS is not set: skipped)"}`,
  () => {
    const entries = entriesOf(corpus ?? "");
    expect(entries.length).toBeGreaterThan(0);
    const faults: string[] = [];
    for (let start = 0; start < entries.length; start += SIZE) {
      const document = {
        id: "urn:uuid:1c80fde5-3167-540e-bc85-3f84f234296a",
        title: "语料 Corpus",
        description: "语料 Corpus",
        homeUrl: "https://www.example.cn/",
        address: { stem: "https://feeds.example.org/feeds/corpus" },
        updatedAt: NOW,
        pictures: {
          icon: "https://feeds.example.org/icon.png",
          favicon: "https://feeds.example.org/favicon.png",
          logo: "https://feeds.example.org/logo.png",
        },
        entries: entries.slice(start, start + SIZE),
      };
      for (const format of FEED_FORMATS) {
        const { body, leftOut } = renderFeed(format, document);
        faults.push(...leftOut.map(({ guid, reason }) => `left out ${guid}: ${reason}`));
        const checked = checkFeed(format, body, new Date(NOW)).faults;
        faults.push(
          ...checked
            .filter((fault) => !fault.startsWith("42"))
            .map((fault) => `${format}: ${fault}`),
        );
      }
    }
    expect(faults).toEqual([]);
  },
  600_000,
);
