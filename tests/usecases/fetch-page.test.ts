import { describe, expect, it } from "vitest";
import { reply, useVisitWorld } from "../support/visit-world.ts";

const world = useVisitWorld();

describe("conditional requests", () => {
  it.each([
    [{ etag: 'W/"a,b"', lastModified: "Wed, 21 Oct 2015 07:28:00 GMT" }],
    [{ etag: "no-quotes" }],
    [{ etag: '"\u00e9"' }],
    [{ lastModified: "2015-10-21 07:28" }],
    [{ lastModified: "-1" }],
  ])("send validators back byte for byte: %j", async (validators) => {
    let sent: unknown;
    world.routes["a/1"] = (request, response) => {
      const { "if-none-match": etag, "if-modified-since": lastModified } = request.headers;
      sent = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
      response.writeHead(304).end();
    };
    expect(await world.visit({ url: `${world.origin}/1`, validators })).toMatchObject({
      kind: "not-modified",
      hops: [{ status: 304 }],
    });
    expect(sent).toEqual(validators);
  });

  it("take a 304 that nobody asked for as a fault of the server", async () => {
    world.routes["a/1"] = reply(304);
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({ kind: "server-error" });
  });
});

describe("failures", () => {
  it.each([
    [400, "forbidden", false],
    [401, "forbidden", false],
    [403, "forbidden", false],
    [404, "not-found", false],
    [408, "timeout", true],
    [410, "gone", false],
    [429, "rate-limited", true],
    [451, "forbidden", false],
    [500, "server-error", true],
    [502, "server-error", true],
    [503, "server-error", true],
    [521, "server-error", true],
  ])("status %s is %s", async (status, kind, retryable) => {
    world.routes["a/1"] = reply(status, { "content-type": "text/html" }, "<h1>Sorry 抱歉</h1>");
    const outcome = await world.visit({ url: `${world.origin}/1` });
    expect(outcome).toMatchObject({ kind, status, retryable, url: `${world.origin}/1` });
    expect("message" in outcome && outcome.message).toContain(`(status ${status})`);
  });

  it("tell when the server wants to be asked again, and keep away until then", async () => {
    world.routes["a/1"] = reply(503, { "retry-after": "3600" });
    const outcome = await world.visit({ url: `${world.origin}/1` });
    const retryAt = "retryAt" in outcome ? Date.parse(outcome.retryAt ?? "") : 0;
    expect(Math.abs(retryAt - Date.now() - 3_600_000)).toBeLessThan(2_000);
    const count = world.asked.length;
    expect(await world.visit({ url: `${world.origin}/2` })).toEqual({
      kind: "deferred",
      at: new Date(retryAt).toISOString(),
    });
    expect(world.asked).toHaveLength(count);
    world.shiftMs = 3_601_000;
    const slotAt = new Date(retryAt).toISOString();
    expect(await world.visit({ url: `${world.origin}/2`, slotAt })).toMatchObject({
      kind: "fetched",
    });
  });

  it("are not asked for before their slot", async () => {
    const slotAt = new Date(Date.now() + 60_000).toISOString();
    expect(await world.visit({ url: `${world.origin}/1`, slotAt })).toEqual({
      kind: "deferred",
      at: slotAt,
    });
    expect(world.asked).toEqual([]);
  });

  it.each([
    ["application/pdf", "%PDF-1.7", "wrong-type"],
    ["image/png", "x", "wrong-type"],
    ["application/json", "{}", "wrong-type"],
    ["text/plain", "plain text", "wrong-type"],
    ["text/html", "%PDF-1.7", "wrong-type"],
    ["", "\u007fELF", "wrong-type"],
    ["", "<!-- 公告 --><html>", "fetched"],
    ["text/plain", "\n<!DOCTYPE html>", "fetched"],
    ["application/xhtml+xml", "<html/>", "fetched"],
    ["application/rss+xml", "<rss/>", "fetched"],
    ["TEXT/HTML;charset=gbk", "anything", "fetched"],
  ])("type %j with %j is %s", async (type, body, kind) => {
    world.routes["a/1"] = (_, response) => {
      if (type !== "") response.setHeader("content-type", type);
      response.end(Buffer.from(body, "latin1"));
    };
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({ kind });
  });

  it("take JSON where it is asked for", async () => {
    world.routes["a/1"] = reply(200, { "content-type": "application/json; charset=utf-8" }, "{}");
    expect(
      await world.visit({ url: `${world.origin}/1`, accept: ["application/json"] }),
    ).toMatchObject({
      kind: "fetched",
    });
  });
});

it("visits a host that needs no pause one page at a time, however many ask", async () => {
  let running = 0;
  let most = 0;
  for (let n = 0; n < 20; n += 1) {
    world.routes[`a/${n}`] = (_, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.writeHead(200, { "content-type": "text/html" }).end("<html>");
      }, 5);
    };
  }
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => world.visit({ url: `${world.origin}/${n}` })),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => "fetched"));
  expect(most).toBe(1);
});
