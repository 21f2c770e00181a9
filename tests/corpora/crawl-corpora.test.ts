import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryDirectory, tidings } from "../support/command.ts";
import { CORPORA, corpusPages, hasCorpora } from "../support/corpora.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { startCommand } from "../support/started-service.ts";

const NAMES = ["zh", "zh-imm", "scrapinghub", "seed"];
const PER_LISTING = 30;

interface Paper {
  readonly site: LoopbackSite;
  readonly paths: readonly string[];
}

/** One news site with every page of the corpora, thirty links a listing. */
async function publishCorpora(): Promise<Paper> {
  const site = await createLoopbackSite();
  onTestFinished(() => site.close());
  const links = NAMES.flatMap((name) =>
    corpusPages(name).map(({ id, title, body }) => {
      const path = `/${name}/${id}.html`;
      site.pages.set(path, { body, type: "text/html" });
      return { path, link: `<li><a href="${path}">${title}</a></li>` };
    }),
  );
  for (let start = 0; start < links.length; start += PER_LISTING) {
    const number = start / PER_LISTING;
    const rows = links.slice(start, start + PER_LISTING).map(({ link }) => link);
    const isLast = start + PER_LISTING >= links.length;
    const next = isLast ? "" : `<a href="/list_${number + 1}.html">下一页</a>`;
    const page = `<!DOCTYPE html><meta charset="utf-8"><title>新闻</title><ul>${rows.join("\n")}</ul><p>${next}</p>`;
    site.pages.set(number === 0 ? "/" : `/list_${number}.html`, { body: page });
  }
  return { site, paths: links.map(({ path }) => path) };
}

function fetchedArticles({ site, paths }: Paper): string[] {
  const articles = new Set(paths);
  return site.requests
    .filter(({ path, status }) => articles.has(path) && status === 200)
    .map(({ path }) => path);
}

describe.skipIf(!hasCorpora())(`a site made of real pages (${CORPORA})`, () => {
  it("is stored whole, then confirmed without a transfer, then updated where it changed", async () => {
    const paper = await publishCorpora();
    const directory = temporaryDirectory();
    const [file, data] = [join(directory, "sources.yaml"), join(directory, "data")];
    writeFileSync(
      file,
      `sources:\n  - url: ${paper.site.origin}/\n    id: real\n    listing: { pages: 6 }\n`,
    );
    const crawl = async () => {
      paper.site.requests.length = 0;
      const args = ["--sources", file, "--data", data, "--allow-network", "127.0.0.0/8", "--json"];
      const { code, stdout, stderr } = await tidings(["crawl", ...args]);
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout).sources[0];
    };

    const first = await crawl();
    expect(first.problems).toEqual([]);
    expect(first).toMatchObject({ discovered: paper.paths.length, new: paper.paths.length });

    expect(await crawl()).toMatchObject({ new: 0, updated: 0, failed: 0 });
    expect(fetchedArticles(paper)).toEqual([]);
    expect(paper.site.visits().filter(({ status }) => status === 304).length).toBeGreaterThan(0);

    const changed = "/seed/seed-company-cms.html";
    const body = Buffer.from(paper.site.pages.get(changed)?.body ?? "").toString();
    paper.site.pages.set(changed, {
      body: body.replaceAll("住深全国政协委员", "驻深全国政协委员"),
    });
    expect(await crawl()).toMatchObject({ new: 0, updated: 1, failed: 0 });
    expect(fetchedArticles(paper)).toEqual([changed]);

    await expectFeedsToAgree({ data, sources: file });
  }, 170_000);
});

async function expectFeedsToAgree({ data, sources }: { data: string; sources: string }) {
  const args = ["--sources", sources, "--data", data, "--port", "0"];
  const service = await startCommand({ data, sources, args, writeSources: () => {} });
  const text = async (format: string) => (await service.get(`/feeds/real.${format}`)).text();
  const [rss, atom, json] = [await text("rss"), await text("atom"), await text("json")];
  const ids = JSON.parse(json).items.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(50);

  const read = { rss: parseFeed(rss), atom: parseFeed(atom) };
  if (read.rss.format !== "rss" || read.atom.format !== "atom") throw new Error("other formats");
  expect(read.rss.feed.items?.map(({ guid }) => guid?.value)).toEqual(ids);
  expect(read.atom.feed.entries?.map(({ id }) => id)).toEqual(ids);
  const { items } = await new RssParser().parseString(rss);
  expect(items.map(({ guid }) => guid)).toEqual(ids);
  await service.end("SIGTERM");
}
