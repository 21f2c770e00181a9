import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { decodePage } from "../../functions/core/charset/decode-page.ts";
import { readArticle } from "../../functions/usecases/read-article.ts";
import { BREAKAGES } from "../support/points/breakages.ts";
import { checkPoints } from "../support/points/check-points.ts";
import { createPointWorld, expectStored, type PointWorld } from "../support/points/point-world.ts";

/**
 * `FEED_CORPUS=DIR vitest run tests/web/corpus.test.ts`: DIR has `html/*.html` and `labels.json` with addresses, or
 * directories that have them.
 */
const root = process.env.FEED_CORPUS ?? "";
const POINTS = Object.keys(BREAKAGES).length;
const MINUTE = 60_000;
const HOUR_MS = 3_600_000;

function corporaIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  const inside = readdirSync(directory).map((name) => join(directory, name));
  return [directory, ...inside].filter((one) => existsSync(join(one, "html")));
}

/** @returns how many of its pages are articles */
async function addArticles({ world, source }: PointWorld, directory: string): Promise<number> {
  const labels: Record<string, { readonly url?: string }> = JSON.parse(
    readFileSync(join(directory, "labels.json"), "utf8"),
  );
  let added = 0;
  for (const file of readdirSync(join(directory, "html"))) {
    const id = file.replace(/\.html$/, "");
    const labelled = labels[id]?.url ?? "";
    const url = URL.canParse(labelled) ? labelled : `https://www.example.cn/${id}.html`;
    const page = decodePage(readFileSync(join(directory, "html", file)), {});
    const fetchedAt = world.time.now.toISOString();
    const read = readArticle("text" in page ? page.text : "", { url, fetchedAt });
    if (!read.ok) continue;
    const { html: _, text: __, ...fields } = read.article;
    world.time.now = new Date(world.time.now.getTime() + MINUTE);
    await world.addEntry(source, id, { ...fields, url, article: read.article });
    added += 1;
  }
  return added;
}

const corpora = corporaIn(root);

it.skipIf(corpora.length === 0)("corpora: FEED_CORPUS names none, skipped", () => {
  expect(corpora).not.toEqual([]);
});

it.each(corpora)(
  `the articles of %s break none of ${POINTS} points`,
  async (directory) => {
    const points = await createPointWorld();
    const count = await addArticles(points, directory);
    const expected = await expectStored(points);
    const faults = await checkPoints(points.ask, points.place, expected);
    expect({ articles: count, shown: expected.guids.length, faults }).toEqual({
      articles: count,
      shown: count,
      faults: [],
    });
  },
  HOUR_MS,
);
