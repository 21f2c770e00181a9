import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryDirectory, tidings } from "../support/command.ts";

const ARTICLE = `<html><head><title>老城菜市场改造方案公示-住建局</title></head><body><div class="nav"><a href="/">首页</a></div>
<h1>老城菜市场改造方案公示</h1><div>发布时间:2026-11-20 09:30</div><div class="con">${"<p>  老城菜市场改造方案今天公示,保留现有的一百六十八个摊位,通道从一米五加宽到两米四,公示期十五天。</p>".repeat(6)}</div></body></html>`;

const LISTING = `<ul>${Array.from({ length: 8 }, (_, i) => `<li><a href="a${i}.html">第${i}号通告 关于道路施工期间公交线路调整的安排</a><span>2026-11-1${i}</span></li>`).join("")}</ul>`;

function fileWith(content: string, name = "page.html"): string {
  const file = join(temporaryDirectory(), name);
  writeFileSync(file, content);
  return file;
}

describe("tidings extract", () => {
  it("gives the article as one JSON document", async () => {
    const url = "https://a.example/t/1.html";
    const { code, stdout, stderr } = await tidings([
      "extract",
      fileWith(ARTICLE),
      "--url",
      url,
      "--json",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      url,
      title: "老城菜市场改造方案公示",
      publishedAt: "2026-11-20T09:30:00+08:00",
      publishedPrecision: "minute",
    });
  });

  it("reads standard input, and writes text for people", async () => {
    const { code, stdout } = await tidings(["extract", "-", "--explain"], ARTICLE);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^title +老城菜市场改造方案公示$/m);
    expect(stdout).toContain("\n老城菜市场改造方案今天公示");
  });
});

it("tidings discover gives the links and the next page", async () => {
  const list = `<title>通知</title>${LISTING}<div class="page">1 <a href="index_2.html">下一页</a></div>`;
  const args = ["discover", fileWith(list), "--url", "https://a.example/tz/", "--json"];
  const { code, stdout } = await tidings(args);
  expect(code).toBe(0);
  const { links, next } = JSON.parse(stdout);
  expect(links).toHaveLength(8);
  expect(links[3]).toEqual({
    url: "https://a.example/tz/a3.html",
    title: "第3号通告 关于道路施工期间公交线路调整的安排",
    published: "2026-11-13",
  });
  expect(next).toBe("https://a.example/tz/index_2.html");
});

describe("a wrong call ends with 2 and says what is known", () => {
  it.each([
    ["an unknown command", ["crwl"], "unknown command 'crwl'"],
    ["an unknown option", ["status", "--jsn"], "unknown option '--jsn'"],
    ["a missing argument", ["extract"], "missing required argument 'page'"],
    ["a bad port", ["start", "--port", "eighty"], "expected a port from 0 to 65535"],
    ["a bad address", ["start", "--public-url", "feeds"], "expected an address such as"],
    [
      "no network",
      ["extract", "http://127.0.0.1/", "--allow-network", "10.0.0.0/99"],
      "--allow-network",
    ],
  ])("%s", async (_, args, told) => {
    const { code, stdout, stderr } = await tidings(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe("what fails ends with 1 and one clear line", () => {
  it.each([
    ["no file", ["extract", "/no/such.html"], "/no/such.html: there is no such file"],
    [
      "a private address",
      ["discover", "http://127.0.0.1:1/"],
      "127.0.0.1 is not an address of the public internet",
    ],
    ["no list", ["apply", "/no/such.yaml"], "/no/such.yaml: there is no such file"],
    ["no data", ["status", "--data", "/no/such"], "holds no service's data yet"],
    ["data that is a file", ["crawl", "--data", "package.json"], "package.json is not a directory"],
  ])("%s", async (_, args, told) => {
    const { code, stdout, stderr } = await tidings(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(told);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("every problem of a list, each with its place", async () => {
    const file = fileWith("sources:\n  - url: nowhere\n    evry: 1m\n", "sources.yaml");
    const { code, stderr } = await tidings(["apply", file, "--data", temporaryDirectory()]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `tidings: ${file}:2:10: sources[0].url: expected a web address such as https://example.org/news/, found "nowhere"
${file}:3:5: sources[0].evry: unknown setting; did you mean every?\n`,
    );
  });
});

it("each command has its help", async () => {
  const help = (await tidings(["--help"])).stdout;
  const commands = [...help.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name]) => name ?? "");
  expect(commands).toEqual(
    expect.arrayContaining("start extract discover apply crawl status opml".split(" ")),
  );
  const { code, stdout } = await tidings(["crawl", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("--allow-network <cidr>");
});

it("starts on the project's Node whatever Node is asked", (context) => {
  const nodes = ["/usr/bin/node", "/usr/local/bin/node"].filter((path) => {
    try {
      return Number.parseInt(execFileSync(path, ["--version"]).toString().slice(1), 10) < 24;
    } catch {
      return false;
    }
  });
  if (nodes[0] === undefined) return context.skip("this machine has no older Node");
  const version = execFileSync(nodes[0], ["local/tidings.mjs", "--version"]).toString();
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
});
