import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodePage } from "../../functions/core/charset/decode-page.ts";

const FOLDER = "tests/fixtures/content";

export interface ContentFixture {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly title: string;
  /** Every line of the article's text, in order. */
  readonly lines: readonly string[];
  /** Those of them that are headings. */
  readonly headings: readonly string[];
  readonly images: readonly string[];
  readonly attachments?: readonly string[];
  /** What stands in the page and not in the article. */
  readonly absent: readonly string[];
}

/** A folder a page: adding a case is adding a folder. */
export function contentFixtures(): ContentFixture[] {
  return readdirSync(FOLDER).map((name) => {
    const decoded = decodePage(readFileSync(join(FOLDER, name, "page.html")), {});
    if (!decoded.ok) throw new Error(`${name}: ${decoded.reason}`);
    const expected = JSON.parse(readFileSync(join(FOLDER, name, "expected.json"), "utf8"));
    return { name, html: decoded.text, ...expected };
  });
}
