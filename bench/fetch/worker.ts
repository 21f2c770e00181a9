import { CONTENDERS } from "./contenders.ts";

// worker.ts CONTENDER PORT PAGES: fetches the pages of 200 hosts, 50 at a time, and prints what it took as JSON.
const HOSTS = 200;
const AT_ONCE = 50;
const WARM_UP = 400;

const [name = "", port = "", pages = "0"] = process.argv.slice(2);
const fetchPage = await CONTENDERS[name]?.();
if (fetchPage === undefined) throw new RangeError(`no contender ${name}`);

await fetchAll(WARM_UP);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const bytes = await fetchAll(Number(pages));
const milliseconds = performance.now() - startedAt;
const cpu = process.cpuUsage(cpuBefore);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  JSON.stringify({ bytes, milliseconds, cpuMs: (cpu.user + cpu.system) / 1_000, peakMb }),
);
process.exit(0);

async function fetchAll(count: number): Promise<number> {
  let next = 0;
  let total = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const n = next;
        next += 1;
        const size = await fetchPage?.(`http://${hostOf(n)}:${port}/${n}`);
        total += size ?? 0;
      }
    }),
  );
  return total;
}

function hostOf(n: number): string {
  return `127.0.1.${1 + (n % HOSTS)}`;
}
