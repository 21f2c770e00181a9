import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source } from "../../functions/core/source.ts";
import { applySources } from "../../functions/usecases/apply-sources.ts";
import { crawlNow } from "../../local/crawl-now.ts";
import { openService } from "../../local/service.ts";
import { runConsumers } from "../../local/start/run-consumers.ts";

/**
 * Crawls the site whole into SQLite and a folder, and prints how long that took, what it needed, and its memory (all of the
 * process) after each 2,000 articles.
 */
const origin = process.argv[2] ?? "";
const SAMPLE = 2_000;
const stores = mkdtempSync(join(tmpdir(), "tidings-bench-"));
const service = openService({ stores, allowNetworks: ["127.0.0.0/8"] });
const source: Source = {
  id: "bench",
  url: `${origin}/`,
  groups: [],
  timezone: "Asia/Shanghai",
  listing: { pages: 1000 },
  article: {},
  fullText: true,
  politeness: { robots: "obey" },
};
await applySources([source], service.deps);

const ending = new AbortController();
const consumers = runConsumers(service, ending.signal, (error) => console.error(error));
const samples = watchMemory();
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const [report] = await crawlNow(service, { ids: [] });
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1e6;
ending.abort();
await consumers;
await service.close();
rmSync(stores, { recursive: true, force: true });
const peakMb = toMb(process.resourceUsage().maxRSS * 1024);
console.log(JSON.stringify({ articles: report?.new ?? 0, seconds, cpuSeconds, peakMb, samples }));

interface Sample {
  readonly articles: number;
  readonly seconds: number;
  readonly residentMb: number;
  readonly heapMb: number;
}

function watchMemory(): Sample[] {
  const taken: Sample[] = [];
  let articles = 0;
  service.onLine(({ kind, message }) => {
    if (kind !== "crawl-article" || message !== "done") return;
    articles += 1;
    if (articles % SAMPLE !== 0) return;
    const { rss, heapUsed } = process.memoryUsage();
    const elapsed = Math.round((performance.now() - startedAt) / 1000);
    taken.push({ articles, seconds: elapsed, residentMb: toMb(rss), heapMb: toMb(heapUsed) });
  });
  return taken;
}

function toMb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
