import { parseFragment, serialize } from "parse5";
import sanitizeByOthers from "sanitize-html";
import { ALLOWED } from "../functions/core/sanitization/allow-list.ts";
import { renderHtml } from "../functions/core/sanitization/render-html.ts";
import { sanitizeHtml } from "../functions/core/sanitization/sanitize-html.ts";
import { sanitizeTree } from "../functions/core/sanitization/sanitize-tree.ts";

/** `npm run bench:sanitize [-- --json]`: milliseconds (median, p95) to sanitize an article of 60 KB, in turn with others. */
const ROUNDS = 300;
const WARM_UP = 50;
const BASE = "https://news.example.org/2026/11/story.html";

const ARTICLE = [
  '<p class="text" style="text-indent:2em">　　一段中文,with <a href="/x?a=1&b=2" onclick="go()">a link</a>, <b>bold</b> words &amp; a picture.</p>',
  '<figure><img src="../i.jpg" alt="图" width="640" onerror="x()"><figcaption>说明 a caption</figcaption></figure>',
  "<h2>小标题 A heading</h2><ul><li>one<li>two</ul><script>track()</script>",
]
  .join("\n")
  .repeat(180)
  .slice(0, 60_000);
const TREE = parseFragment(ARTICLE, { scriptingEnabled: false });

const CONTENDERS: Readonly<Record<string, () => string>> = {
  "parsed tree → sanitized HTML (what a crawl does)": () => renderHtml(sanitizeTree(TREE, BASE)),
  "HTML → sanitized HTML": () => sanitizeHtml(ARTICLE, BASE),
  "parse5 alone: parse and serialize": () =>
    serialize(parseFragment(ARTICLE, { scriptingEnabled: false })),
  "sanitize-html, the same list": () =>
    sanitizeByOthers(ARTICLE, {
      allowedTags: [...ALLOWED.keys()],
      allowedAttributes: Object.fromEntries(ALLOWED) as Record<string, string[]>,
    }),
};

const samples = new Map<string, number[]>(Object.keys(CONTENDERS).map((name) => [name, []]));
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(CONTENDERS)) {
    const started = performance.now();
    run();
    if (round >= WARM_UP) samples.get(name)?.push(performance.now() - started);
  }
}

const rows = [...samples].map(([name, times]) => ({
  name,
  medianMs: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
}));
if (process.argv.includes("--json")) console.log(JSON.stringify(rows, null, 1));
else console.table(rows);

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2));
}
