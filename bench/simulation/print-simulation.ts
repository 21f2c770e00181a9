import type { SimulationResult } from "./world.ts";

const GROUPS = /\B(?=(?:\d{3})+$)/g;

export function printSimulation(result: SimulationResult, hours: number): void {
  const { waits, sent, work, depths, tick, partitions, sites } = result;
  const requests = sites.reduce((sum, site) => sum + site.requests, 0);
  const late = `${count(waits.late)} crawls of ${count(waits.lateSources)} sources on ${count(waits.lateHosts)} hosts`;
  const [listings, articles] = [depths["crawl-source"], depths["crawl-article"]];
  console.table({
    "crawls that ended": count(waits.crawls),
    "requests to sites": count(requests),
    "messages for listings, and sent again for a slot": both(sent["crawl-source"]),
    "messages for articles, and sent again for a slot": both(sent["crawl-article"]),
    "messages of work that was done already": count(work.skipped),
    "crawls that failed by their site": count(work.failed),
    "wait from due to crawled, median": time(waits.medianMs),
    "99 in 100 waited less than": time(waits.p99Ms),
    "longest wait": time(waits.longestMs),
    "waited longer than two intervals": late,
    "of these while their host had room": count(waits.unexplained),
    "largest share of such a wait in which the host had room": percent(waits.mostFree),
    "listings ready at once, at most": count(listings.ready),
    "listings waiting for their second, at most": count(listings.delayed),
    "articles ready at once, at most": count(articles.ready),
    "longest tick": time(tick.milliseconds),
    "most that a tick queued": count(tick.sources),
  });
  console.log(
    "Units that the busiest partition of a kind was asked to write in one second, of 1,000:",
  );
  console.table(
    Object.fromEntries(
      partitions.map(({ kind, key, mostASecond, units }) => [
        kind,
        { partition: key, "most a second": mostASecond, "units in all": count(units) },
      ]),
    ),
  );
  console.log("The largest hosts:");
  console.table(
    sites.slice(0, 5).map(({ host, sources, requests: asked }) => ({
      host,
      sources,
      "requests an hour": Math.round(asked / hours),
    })),
  );
}

function count(value: number): string {
  return String(value).replace(GROUPS, ",");
}

function both({ first, again }: { readonly first: number; readonly again: number }): string {
  return `${count(first)}, ${count(again)}`;
}

function time(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
