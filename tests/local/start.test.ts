import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTidings, tidings } from "../support/command.ts";
import { createLoopbackSite, type LoopbackSite } from "../support/loopback-site.ts";
import { createSetup, entriesOf, startCommand } from "../support/started-service.ts";

let site: LoopbackSite;

beforeEach(async () => {
  site = await createLoopbackSite();
  const rows = Array.from({ length: 10 }, (_, i) => {
    const title = `第${i + 1}号通告 关于老城施工期间公交线路调整的安排`;
    const day = `2026-11-${10 + i}`;
    const text =
      `<p>  ${title},市民请提前安排出行,施工期间一百零一路公交车绕行北环高架。</p>`.repeat(6);
    site.pages.set(`/tz/${i}.html`, {
      body: `<title>${title}</title><h1>${title}</h1><div>发布时间:${day} 08:30</div><div>${text}</div>`,
    });
    return `<li><a href="/tz/${i}.html">${title}</a><span>${day}</span></li>`;
  });
  site.pages.set("/tz/", { body: `<title>通知公告</title><ul>${rows.join("")}</ul>` });
});

afterEach(() => site.close());

function list(...more: string[]): string {
  return `sources:\n  - { id: tz, url: "${site.origin}/tz/" }\n${more.join("\n")}\n`;
}

it("goes on where it was after it was killed, and ends within 5 seconds when asked to", async () => {
  const setup = createSetup(list());
  const first = await startCommand(setup);
  const before = await entriesOf(first, 10);
  first.process.kill("SIGKILL");
  await first.ended;
  const visits = site.visits().length;

  const second = await startCommand(setup);
  expect(await entriesOf(second, 10)).toEqual(before);
  expect(site.visits().length).toBe(visits);
  const { code, milliseconds } = await second.end("SIGTERM");
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(5_000);
});

describe("beside a running service", () => {
  it("a second one is refused, and crawl and apply are done by the first", async () => {
    const setup = createSetup(list());
    const service = await startCommand(setup);
    await entriesOf(service, 10);
    const second = await tidings(["start", ...setup.args]);
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toContain("a service already runs on");

    const crawl = await tidings(["crawl", "tz", "--data", setup.data, "--json"]);
    const [report] = JSON.parse(crawl.stdout).sources;
    expect(report).toMatchObject({ source: "tz", new: 0, unchanged: 10, failed: 0 });
    const unknown = await tidings(["crawl", "nobody", "--data", setup.data]);
    expect(unknown).toMatchObject({
      code: 2,
      stderr: "tidings: no source nobody; there are: tz\n",
    });

    const other = join(setup.data, "other.yaml");
    writeFileSync(other, list('  - { id: b, url: "http://127.0.0.1:1/" }'));
    const applied = await tidings(["apply", other, "--data", setup.data]);
    expect(applied).toEqual({ code: 0, stdout: "added b\n", stderr: "" });
    const shown = (await (await service.get("/status.json")).json()) as { sources: unknown[] };
    expect(shown.sources).toHaveLength(2);
  });

  it("the list is watched: a wrong one changes nothing, a right one is taken over", async () => {
    const setup = createSetup(list());
    const service = await startCommand(setup);
    setup.writeSources(list().replace("id: tz", "id: tz, evry: 5m"));
    await service.seen(/unknown setting; did you mean every\?/);
    await entriesOf(service, 10);
    setup.writeSources(list().replace("id: tz", "id: notices, title: Notices"));
    await service.seen(/taken over: renamed tz → notices/);
    expect(await entriesOf(service, 10, "notices")).toHaveLength(10);
    const old = await fetch(`${service.address}/feeds/tz.rss`, { redirect: "manual" });
    expect(old.status).toBe(301);
    setup.writeSources("sources: [{ id: other, url: http://127.0.0.1:1/ }]");
    await service.seen(/taken over: added other; removed notices/);
    await expect
      .poll(async () => (await service.get("/feeds/notices.rss")).status, { timeout: 5_000 })
      .toBe(410);
  });
});

describe("does not start, and says why in one line", () => {
  async function refusal(args: readonly string[]): Promise<string> {
    const { code, stderr } = await startTidings(["start", ...args]).ended;
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^ +at /m);
    return stderr;
  }

  it("on a port that is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const { args } = createSetup(list());
    const told = await refusal([...args, "--port", String(port)]);
    server.close();
    expect(told).toBe(
      `tidings: http://127.0.0.1:${port} is taken by another program: end that one, or choose another port with --port\n`,
    );
  });

  it("on data that cannot be written, or is damaged", async () => {
    const { args, data } = createSetup(list());
    expect(await refusal([...args, "--data", "package.json"])).toContain("is not a directory");
    expect(await refusal([...args, "--data", "/proc/tidings"])).toContain("cannot be written");
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, "tidings.db"), "this is no database, and never was one".repeat(100));
    expect(await refusal(args)).toMatch(/tidings\.db is not a database, or is damaged: .+\n$/);
  });

  it("with a list that is missing or wrong, unless it has sources from before", async () => {
    const setup = createSetup("sources: [}");
    expect(await refusal(setup.args)).toContain("sources.yaml:1:11: not YAML");
    setup.writeSources(list());
    const first = await startCommand(setup);
    await entriesOf(first, 10);
    await first.end("SIGTERM");
    setup.writeSources("sources: [}");
    const second = await startCommand(setup);
    await second.seen(/not YAML/);
    expect(await entriesOf(second, 10)).toHaveLength(10);
  });
});
