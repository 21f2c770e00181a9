import { readArticle } from "../../functions/usecases/read-article.ts";
import { PARSER_BOMBS } from "./parser-bombs.ts";

/** Reads every bomb (or the one named) and prints how long each took (of its own thread, whatever else the machine does), how it ended, and the process's peak memory. */
const only = process.argv[2];
const outcomes = [];
for (const [name, make] of PARSER_BOMBS) {
  if (only !== undefined && only !== name) continue;
  const html = make();
  const started = process.threadCpuUsage();
  const read = readArticle(html, {
    url: "https://news.example.org/",
    fetchedAt: "2026-11-20T08:00:00Z",
  });
  const { user, system } = process.threadCpuUsage(started);
  const milliseconds = Math.round((user + system) / 1_000);
  outcomes.push({ name, milliseconds, outcome: read.ok ? "an article" : read.reason });
}
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(JSON.stringify({ outcomes, peakMegabytes }));
