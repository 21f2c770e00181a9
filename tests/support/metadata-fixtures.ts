import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../functions/core/article.ts";

const FOLDER = "tests/fixtures/metadata";

export interface MetadataFixture {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly fetchedAt: string;
  /** Every field of the article but those made from its content. */
  readonly expected: Partial<Article>;
}

/** A folder a page: adding a case is adding a folder. */
export function metadataFixtures(): MetadataFixture[] {
  return readdirSync(FOLDER).map((name) => ({
    name,
    html: readFileSync(join(FOLDER, name, "page.html"), "utf8"),
    ...JSON.parse(readFileSync(join(FOLDER, name, "expected.json"), "utf8")),
  }));
}
