import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import { wishForPage } from "../../functions/usecases/page-request.ts";

// A process of its own: fetches the addresses of its arguments one after the other, and prints by how many MiB it grew
// with the one that made it grow most. The first only loads what every fetch needs.
const client = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
const [first = "", ...urls] = process.argv.slice(2);
await growthWith(first);
const growths: number[] = [];
for (const url of urls) growths.push(await growthWith(url));
await client.close();
process.stdout.write(String(Math.max(...growths)));

async function growthWith(url: string): Promise<number> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 2);
  await client.get({ url, headers: {}, timeoutMs: 1_500, wish: wishForPage() });
  clearInterval(timer);
  sample();
  return (peak - before) / 2 ** 20;
}
