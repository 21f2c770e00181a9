import type { LookupAddress } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createGuardedAgent,
  isPublicByBoth,
} from "../../functions/adapters/undici-guarded-agent.ts";
import {
  createUndiciHttpClient,
  HTTP_LIMITS,
} from "../../functions/adapters/undici-http-client.ts";
import { fetchPage } from "../../functions/usecases/fetch-page.ts";
import { IPV4_EDGES, IPV6_EDGES, spellings } from "../support/special-addresses.ts";

// 127.0.0.2 stands for the public internet, 127.0.0.1 for everything that must not be reached: same port, two servers.
const OPEN = "127.0.0.2";
const CLOSED = "127.0.0.1";
let port = 0;
let connects = 0;
let redirectTo = "";
const closedServer = createServer((_, response) => response.end("secret"));
const openServer = createServer((_, response) => {
  if (redirectTo === "") response.setHeader("content-type", "text/html").end("<html>");
  else response.writeHead(302, { location: redirectTo }).end();
});
closedServer.on("connection", () => {
  connects += 1;
});

beforeAll(async () => {
  await listen(closedServer, CLOSED, 0);
  port = (closedServer.address() as AddressInfo).port;
  await listen(openServer, OPEN, port);
});
afterAll(() => {
  for (const server of [closedServer, openServer]) {
    server.close();
    server.closeAllConnections();
  }
});
beforeEach(() => {
  connects = 0;
  redirectTo = "";
});

function answering(next: () => readonly string[]): LookupFunction {
  return (_hostname, options, callback) => {
    const addresses: LookupAddress[] = next().map((address) => ({ address, family: 4 }));
    const [first = { address: "", family: 4 }] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };
}

function clientWith(lookup?: LookupFunction) {
  return createUndiciHttpClient({ allowNetworks: [`${OPEN}/32`], lookup });
}

const request = { headers: {}, timeoutMs: 2_000, wish: () => "whole" as const };

describe("the guard", () => {
  it("reaches what is opened", async () => {
    const client = clientWith();
    expect(await client.get({ ...request, url: `http://${OPEN}:${port}/` })).toMatchObject({
      status: 200,
    });
    await client.close();
  });

  it("holds in 200 rounds of a name that changes its address at every look-up", async () => {
    let lookups = 0;
    const client = clientWith(
      answering(() => {
        lookups += 1;
        return [lookups % 2 === 0 ? CLOSED : OPEN];
      }),
    );
    const kinds: Record<string, number> = {};
    for (let round = 0; round < 200; round += 1) {
      const { kind } = await client.get({
        ...request,
        url: `http://flip-${round}.example.com:${port}/`,
      });
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    await client.close();
    expect(connects).toBe(0);
    expect(kinds).toEqual({ response: 100, "blocked-address": 100 });
  });

  it.each([
    [[OPEN, CLOSED]],
    [[CLOSED, OPEN]],
    [[CLOSED]],
    [["0.0.0.0"]],
    [["::ffff:127.0.0.1"]],
    [["not an address"]],
  ])("refuses a name that answers %j", async (addresses) => {
    const client = clientWith(answering(() => addresses));
    const result = await client.get({ ...request, url: `http://mixed.example.com:${port}/` });
    expect(result).toMatchObject({ kind: "blocked-address" });
    expect(connects).toBe(0);
    await client.close();
  });

  it("calls a name without addresses a fault of the DNS", async () => {
    const client = clientWith(answering(() => []));
    expect(await client.get({ ...request, url: "http://empty.example.com/" })).toMatchObject({
      kind: "dns",
    });
    await client.close();
  });

  it("judges literal addresses in the connector alone, without any check of the address before", async () => {
    const accepts = (address: string) => isPublicByBoth(address) || address === OPEN;
    const agent = createGuardedAgent({ ...HTTP_LIMITS, accepts });
    const hosts = [CLOSED, "[::ffff:7f00:1]", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1"];
    for (const host of hosts) {
      const origin = new URL(`http://${host}:${port}`).origin;
      await expect(agent.request({ origin, path: "/", method: "GET" })).rejects.toMatchObject({
        code: "TIDINGS_BLOCKED_ADDRESS",
      });
    }
    expect(connects).toBe(0);
    await agent.destroy();
  });

  it("judges the peer, whatever the connection was told before", async () => {
    let asked = 0;
    const forgetful = createGuardedAgent({
      ...HTTP_LIMITS,
      // Says yes to look-up and literal address, and no to the peer.
      accepts: () => {
        asked += 1;
        return asked < 2;
      },
    });
    const origin = `http://${OPEN}:${port}`;
    await expect(forgetful.request({ origin, path: "/", method: "GET" })).rejects.toMatchObject({
      code: "TIDINGS_BLOCKED_ADDRESS",
    });
    await forgetful.destroy();
  });

  it("holds on every hop: no redirect leads to where an address may not", async () => {
    const addresses = [
      ...IPV4_EDGES.flatMap(([first]) => spellings(first)),
      ...IPV6_EDGES.flat().map((address) => `[${address}]`),
    ];
    const targets = [
      ...addresses.map((host) => `http://${host}:${port}/`),
      ...["localhost", "a.localhost", "intranet", "x.internal", "x.local", "x.arpa"].map(
        (host) => `http://${host}:${port}/`,
      ),
      ...[
        "file:///etc/passwd",
        "ftp://example.com/",
        "javascript:1",
        "data:,x",
        "http://u:p@example.com/",
        "http://flip.example.com:22/",
      ],
      `//${CLOSED}:${port}/`,
      `\\\\${CLOSED}:${port}\\`,
      `http:${CLOSED}:${port}/`,
      `http://${CLOSED}:${port}/\nhttp://example.com/`,
    ];
    const client = clientWith(answering(() => [CLOSED]));
    const reached: string[] = [];
    for (const target of targets) {
      redirectTo = encodeURI(target)
        .replaceAll("%25", "%")
        .replaceAll("%5B", "[")
        .replaceAll("%5D", "]");
      const outcome = await fetchPage<never>(
        { url: `http://${OPEN}:${port}/` },
        {
          http: client,
          clock: { now: () => new Date() },
          userAgent: "Tidings/test",
          admit: async () => ({ kind: "open", robots: { verdict: "ignored" } }),
        },
      );
      if (!["blocked-address", "bad-url", "redirect"].includes(outcome.kind))
        reached.push(`${target} ${outcome.kind}`);
    }
    await client.close();
    expect(targets.length).toBeGreaterThan(600);
    expect(reached).toEqual([]);
    expect(connects).toBe(0);
  });
});

function listen(server: Server, host: string, onPort: number): Promise<void> {
  return new Promise((resolve) => server.listen(onPort, host, resolve));
}
