import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HttpClient, HttpRequest } from "../../functions/usecases/ports.ts";
import { listenOnLoopback } from "../support/loopback-server.ts";

/** `create` gives a client for which 127.0.0.0/8 is opened, and nothing else beside the public internet. */
export function itKeepsTheHttpClientContract(create: () => HttpClient): void {
  let client: HttpClient;
  let origin = "";
  let close = async () => {};
  const asked: { url?: string; headers: object }[] = [];

  beforeAll(async () => {
    client = create();
    const server = createServer((request, response) => {
      const { url, headers } = request;
      asked.push({ url, headers });
      if (url === "/silent") return;
      if (url === "/moved") response.writeHead(302, { location: "/page" }).end("moved");
      else if (url === "/missing")
        response.writeHead(404, { "x-a": ["1", "2"] }).end("x".repeat(5_000));
      else response.writeHead(200, { "content-type": "text/html", etag: '"é"' }).end("<html>公告");
    });
    ({ origin, close } = await listenOnLoopback(server));
  });
  afterAll(() => close());

  const get = (path: string, change: Partial<HttpRequest> = {}) =>
    client.get({
      url: `${origin}${path}`,
      headers: {},
      timeoutMs: 2_000,
      wish: () => "whole",
      ...change,
    });

  it("brings a page with its headers", async () => {
    const answer = await get("/page?a=%20b#top", { headers: { "user-agent": "Tidings/test" } });
    expect(answer).toMatchObject({
      kind: "response",
      status: 200,
      unwanted: false,
      headers: { "content-type": "text/html" },
    });
    expect(answer.kind === "response" && Buffer.from(answer.body).toString()).toBe("<html>公告");
    expect(asked.at(-1)).toMatchObject({
      url: "/page?a=%20b",
      headers: { "user-agent": "Tidings/test" },
    });
  });

  it("follows no redirect", async () => {
    expect(await get("/moved")).toMatchObject({ status: 302, headers: { location: "/page" } });
  });

  it("joins what came several times", async () => {
    expect(await get("/missing")).toMatchObject({ status: 404, headers: { "x-a": "1, 2" } });
  });

  it("brings as much of a body as is wished, and asks once more after a look at its start", async () => {
    const bodies = await Promise.all([
      get("/missing", { wish: () => 1_000 }),
      get("/page", { wish: () => "nothing" }),
      get("/page", { wish: (_, start) => (start === undefined ? "sniff" : "whole") }),
      get("/page", { wish: (_, start) => (start?.[0] === 0x3c ? "nothing" : "sniff") }),
    ]);
    const told = bodies.map(
      (answer) => answer.kind === "response" && [answer.unwanted, answer.body.length > 0],
    );
    expect(told).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [true, false],
    ]);
  });

  it("ends at once when its signal is aborted, before or after it has asked", async () => {
    const startedAt = performance.now();
    const answers = await Promise.all([
      get("/silent", { signal: AbortSignal.timeout(50) }),
      get("/page", { signal: AbortSignal.abort() }),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(["timeout", "timeout"]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it("refuses what is neither public nor opened, without a request", async () => {
    const count = asked.length;
    const urls = [
      "http://10.0.0.1/",
      "http://[::1]/",
      "http://169.254.169.254/latest",
      "ftp://8.8.8.8/",
      "nonsense",
    ];
    for (const url of urls) {
      expect(["blocked-address", "bad-url"]).toContain((await get("", { url })).kind);
      expect(client.check({ url })?.kind).toMatch(/^(?:blocked-address|bad-url)$/);
      expect(client.isOpened(url)).toBe(false);
    }
    expect(asked).toHaveLength(count);
    expect(client.check({ url: `${origin}/` })).toBeUndefined();
    expect(client.isOpened(`${origin}/`)).toBe(true);
  });

  it("tells a name that nobody knows and a port where nobody listens", async () => {
    expect(await get("", { url: "http://no-such-host.invalid/" })).toMatchObject({ kind: "dns" });
    expect(await get("", { url: "http://127.0.0.1:1/" })).toMatchObject({ kind: "network" });
  });

  it("ends when its time is up", async () => {
    const startedAt = performance.now();
    expect(await get("/page", { timeoutMs: 1, url: `${origin}/page` })).toMatchObject({
      milliseconds: expect.any(Number),
    });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
}
