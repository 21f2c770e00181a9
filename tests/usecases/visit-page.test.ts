import { describe, expect, it } from "vitest";
import { reply, robots, USER_AGENT, useVisitWorld } from "../support/visit-world.ts";

const world = useVisitWorld();

describe("a visit", () => {
  it("asks robots.txt once, says who we are, and brings the page", async () => {
    let agent: string | undefined;
    world.routes["a/1"] = (request, response) => {
      agent = request.headers["user-agent"];
      response
        .writeHead(200, { "content-type": "text/html; charset=gbk", etag: '"1"' })
        .end("<html>");
    };
    const first = await world.visit({ url: `${world.origin}/1` });
    await world.visit({ url: `${world.origin}/2` });
    expect(world.asked).toEqual(["a/robots.txt", "a/1", "a/2"]);
    expect(agent).toBe(USER_AGENT);
    expect(first).toMatchObject({
      kind: "fetched",
      page: {
        requestedUrl: `${world.origin}/1`,
        url: `${world.origin}/1`,
        status: 200,
        headers: { etag: '"1"' },
      },
      hops: [{ url: `${world.origin}/1`, status: 200, robots: { verdict: "allowed" } }],
    });
  });

  it("does not ask for what robots.txt closes, and says which line does", async () => {
    world.routes["a/robots.txt"] = robots("Disallow: /private/");
    const outcome = await world.visit({ url: `${world.origin}/private/1` });
    expect(outcome).toMatchObject({
      kind: "robots-disallowed",
      retryable: false,
      hops: [{ robots: { verdict: "disallowed", line: 2, text: "Disallow: /private/" } }],
    });
    await world.visit({ url: `${world.origin}/private/2` });
    expect(world.asked).toEqual(["a/robots.txt"]);
  });

  it.each([
    [404, "fetched"],
    [403, "fetched"],
    [401, "fetched"],
    [410, "fetched"],
    [500, "robots-disallowed"],
    [503, "robots-disallowed"],
    [429, "robots-disallowed"],
  ])("takes a robots.txt that answers %s as %s", async (status, kind) => {
    world.routes["/robots.txt"] = reply(status, {}, "User-agent: *\nDisallow: /");
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({ kind });
    expect(world.asked.includes("a/1")).toBe(kind === "fetched");
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeffUser-agent: *\nDisallow: /", "utf16le"), "robots-disallowed"],
    ["marked UTF-8", Buffer.from("\ufeffUser-agent: *\nDisallow: /"), "robots-disallowed"],
    ["no text", Buffer.from([0, 255, 254, 0, 13, 10, 200, 58, 0]), "fetched"],
  ])("takes a robots.txt that is %s", async (_, body, kind) => {
    world.routes["/robots.txt"] = reply(200, {}, body);
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({ kind });
  });

  it("fetches nothing where robots.txt can't be had, and says why", async () => {
    world.routes["/robots.txt"] = (request) => request.socket.destroy();
    const outcome = await world.visit({ url: `${world.origin}/1` });
    expect(outcome).toMatchObject({ kind: "network", retryable: true });
    expect(world.asked).toEqual(["a/robots.txt"]);
  });

  it("follows five redirects of robots.txt, to other hosts too, and obeys it for the host that was asked", async () => {
    for (const n of [1, 2, 3, 4]) world.routes[`b/${n}`] = reply(302, { location: `/${n + 1}` });
    world.routes["a/robots.txt"] = reply(301, { location: `${world.other}/1` });
    world.routes["b/5"] = robots("Disallow: /x");
    expect(await world.visit({ url: `${world.origin}/x` })).toMatchObject({
      kind: "robots-disallowed",
    });
    expect(await world.visit({ url: `${world.other}/x` })).toMatchObject({ kind: "fetched" });
  });

  it("allows all where robots.txt redirects more than five times", async () => {
    world.routes["a/robots.txt"] = reply(302, { location: "/robots.txt?" });
    world.routes["a/robots.txt?"] = reply(302, { location: "/robots.txt" });
    expect(await world.visit({ url: `${world.origin}/x` })).toMatchObject({ kind: "fetched" });
    expect(world.asked.filter((path) => path.startsWith("a/robots"))).toHaveLength(6);
  });

  it("asks robots.txt again after a day", async () => {
    await world.visit({ url: `${world.origin}/1` });
    world.shiftMs = 23.9 * 3_600_000;
    await world.visit({ url: `${world.origin}/1` });
    world.routes["a/robots.txt"] = robots("Disallow: /");
    world.shiftMs = 24.1 * 3_600_000;
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({
      kind: "robots-disallowed",
    });
    expect(world.asked).toEqual(["a/robots.txt", "a/1", "a/1", "a/robots.txt"]);
  });

  it("asks a robots.txt that closes a page again after half an hour: it may have been a slip", async () => {
    world.routes["a/robots.txt"] = robots("Disallow: /");
    const visit = async (minutes: number) => {
      world.shiftMs = minutes * 60_000;
      return (await world.visit({ url: `${world.origin}/1` })).kind;
    };
    expect(await visit(0)).toBe("robots-disallowed");
    world.routes["a/robots.txt"] = robots("Disallow: /private/");
    expect(await visit(29)).toBe("robots-disallowed");
    expect(await visit(31)).toBe("fetched");
    expect(await visit(62)).toBe("fetched");
    expect(world.asked).toEqual(["a/robots.txt", "a/robots.txt", "a/1", "a/1"]);
  });

  it("ignores robots.txt where the operator says so, logs it, and never on another host", async () => {
    world.routes["/robots.txt"] = robots("Disallow: /");
    world.routes["a/moved"] = reply(302, { location: `${world.other}/1` });
    expect(await world.visit({ url: `${world.origin}/1`, robots: "ignore" })).toMatchObject({
      kind: "fetched",
      hops: [{ robots: { verdict: "ignored" } }],
    });
    expect(world.logged).toEqual([{ event: "robots-ignored", url: `${world.origin}/1` }]);
    expect(await world.visit({ url: `${world.origin}/moved`, robots: "ignore" })).toMatchObject({
      kind: "robots-disallowed",
      url: `${world.other}/1`,
    });
    expect(world.asked).toEqual(["a/1", "a/moved", "b/robots.txt"]);
  });
});

describe("redirects", () => {
  it("are followed to other hosts, each asked for its own robots.txt", async () => {
    world.routes["a/old"] = reply(301, { location: `${world.other}/new#top` });
    const outcome = await world.visit({ url: `${world.origin}/old` });
    expect(world.asked).toEqual(["a/robots.txt", "a/old", "b/robots.txt", "b/new"]);
    expect(outcome).toMatchObject({
      kind: "fetched",
      page: { requestedUrl: `${world.origin}/old` },
      hops: [{ status: 301 }, { status: 200 }],
    });
  });

  it("obey robots.txt on the same host too", async () => {
    world.routes["a/robots.txt"] = robots("Disallow: /closed");
    world.routes["a/old"] = reply(302, { location: "/closed" });
    expect(await world.visit({ url: `${world.origin}/old` })).toMatchObject({
      kind: "robots-disallowed",
      url: `${world.origin}/closed`,
    });
  });

  it.each([
    ["a circle", { location: "/old" }, "redirect"],
    ["nowhere", {}, "redirect"],
    ["a private address", { location: "http://10.0.0.1/" }, "blocked-address"],
    ["another scheme", { location: "file:///etc/passwd" }, "bad-url"],
    ["an address with a password", { location: "http://u:p@127.0.0.1/" }, "bad-url"],
  ])("into %s end there", async (_, headers, kind) => {
    world.routes["a/old"] = reply(302, headers as Record<string, string>);
    expect(await world.visit({ url: `${world.origin}/old` })).toMatchObject({
      kind,
      retryable: false,
    });
  });

  it("go round no circle twice", async () => {
    world.routes["a/1"] = reply(302, { location: "/2" });
    world.routes["a/2"] = reply(302, { location: "/1" });
    expect(await world.visit({ url: `${world.origin}/1` })).toMatchObject({ kind: "redirect" });
    expect(world.asked).toEqual(["a/robots.txt", "a/1", "a/2"]);
  });

  it("end after five", async () => {
    for (let n = 0; n < 9; n += 1) world.routes[`a/${n}`] = reply(307, { location: `/${n + 1}` });
    expect(await world.visit({ url: `${world.origin}/4` })).toMatchObject({ kind: "fetched" });
    expect(await world.visit({ url: `${world.origin}/3` })).toMatchObject({
      kind: "redirect",
      status: undefined,
    });
  });

  it("read an address beyond ASCII as UTF-8, as browsers do", async () => {
    world.routes["a/old"] = reply(302, { location: Buffer.from("/公告").toString("latin1") });
    expect(await world.visit({ url: `${world.origin}/old` })).toMatchObject({
      page: { url: `${world.origin}/%E5%85%AC%E5%91%8A` },
    });
  });
});

describe("a visit whose worker has no more time", () => {
  it("ends, leaves the host to the next one, and says nothing of the site", async () => {
    world.routes["a/slow"] = () => {};
    const url = `${world.origin}/slow`;
    const startedAt = Date.now();
    const outcome = await world.visit({ url, signal: AbortSignal.timeout(100) });
    expect(outcome).toEqual({ kind: "deferred", at: expect.any(String) });
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    const { at } = outcome as { at: string };
    expect(Date.parse(at)).toBeGreaterThan(startedAt + 59_000);

    world.routes["a/slow"] = reply(200, { "content-type": "text/html" }, "<!doctype html><p>公告");
    world.shiftMs = 61_000;
    expect((await world.visit({ url, slotAt: at })).kind).toBe("fetched");
  });

  it("asks nobody any more", async () => {
    const outcome = await world.visit({ url: `${world.origin}/1`, signal: AbortSignal.abort() });
    expect(outcome.kind).toBe("deferred");
    expect(world.asked).toEqual([]);
  });
});
