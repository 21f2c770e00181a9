import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openNetworks } from "../../../functions/core/network/address-rules.ts";
import { checkUrl } from "../../../functions/core/network/check-url.ts";
import "../../support/properties.ts";
import {
  IPV4_EDGES,
  IPV6_EDGES,
  PUBLIC_NEIGHBOURS,
  spellings,
} from "../../support/special-addresses.ts";

const closed = { opened: openNetworks([]) };

function refused(url: string): boolean {
  return !checkUrl(url, closed).ok;
}

describe("checkUrl", () => {
  it("refuses the edges of every special IPv4 block in every spelling", () => {
    const addresses = IPV4_EDGES.flat().flatMap(spellings);
    expect(addresses.length).toBeGreaterThan(1_000);
    expect(addresses.filter((host) => !refused(`http://${host}/`))).toEqual([]);
  });

  it("refuses the edges of every special IPv6 block", () => {
    expect(IPV6_EDGES.flat().filter((address) => !refused(`https://[${address}]/`))).toEqual([]);
  });

  it("refuses every address below a special block's edges", () => {
    fc.assert(
      fc.property(fc.constantFrom(...IPV4_EDGES), fc.nat(), ([first, last], n) => {
        const low = toNumber(first);
        const address = toText(low + (n % (toNumber(last) - low + 1)));
        expect(refused(`http://${address}/`)).toBe(true);
      }),
    );
  });

  it.each([
    ...[
      "localhost",
      "LOCALHOST",
      "localhost.",
      "a.localhost",
      "intranet",
      "router",
      "localhost.localdomain",
    ],
    ...[
      "printer.local",
      "metadata.google.internal",
      "metadata.google.internal.",
      "1.0.0.127.in-addr.arpa",
    ],
    ...[
      "home.arpa",
      "ip6-localhost",
      "kubernetes.default.svc.cluster.local",
      "999.999.999.999",
      "1.2.3.4.5",
    ],
    ...[
      "0x7f.1",
      "127.1",
      "0",
      "[::]",
      "[::1%25lo]",
      "ⓛocalhost",
      "loc\u00adalhost",
      "１２７.0.0.1",
      "127。0。0。1",
    ],
  ])("refuses the host %s", (host) => {
    expect(refused(`http://${host}/`)).toBe(true);
  });

  it.each([
    ...[
      "ftp://example.com/",
      "file:///etc/passwd",
      "gopher://example.com/",
      "data:text/html,x",
      "javascript:1",
    ],
    ...[
      "blob:https://example.com/x",
      "ws://example.com/",
      "http://user@example.com/",
      "http://:pw@example.com/",
    ],
    ...[
      "http://example.com@127.0.0.1/",
      "http://127.0.0.1\\@example.com/",
      "http://example.com/a b",
      "//example.com/",
    ],
    ...[
      "http://example.com/\r\nX: y",
      "http://example.com/\u0000",
      "\u0001http://example.com/",
      "http://",
      "http:///",
      "",
    ],
    ...[
      "http://example.com:22/",
      "http://example.com:6379/",
      "https://example.com:9200/",
      "http://example.com:8081/",
    ],
    ...[
      `http://example.com/${"x".repeat(2_100)}`,
      "http://exa mple.com/",
      "http://[1.2.3.4]/",
      "http://example.com:99999/",
    ],
  ])("refuses the address %j", (url) => {
    expect(refused(url)).toBe(true);
  });

  it("tells a wrong address from a forbidden one", () => {
    expect(checkUrl("file:///etc/passwd", closed)).toMatchObject({ kind: "bad-url" });
    expect(checkUrl("http://10.0.0.1/", closed)).toEqual({
      ok: false,
      kind: "blocked-address",
      reason: "10.0.0.1 is not an address of the public internet",
    });
  });

  it("takes the ports 80, 443, 8080 and 8443, and one that a source names on its own host", () => {
    for (const port of ["", ":80", ":443", ":8080", ":8443"])
      expect(refused(`http://example.com${port}/`)).toBe(false);
    const rules = { ...closed, ports: ["news.example.com:8090"] };
    expect(checkUrl("http://news.example.com:8090/", rules)).toMatchObject({
      ok: true,
      reach: "public",
    });
    expect(checkUrl("http://example.com:8090/", rules).ok).toBe(false);
    expect(checkUrl("http://10.0.0.1:8090/", { ...closed, ports: ["10.0.0.1:8090"] }).ok).toBe(
      false,
    );
  });

  it("refuses none of 200 and more public addresses and news hosts", () => {
    const cities = [
      "shenzhen",
      "chengdu",
      "lasa",
      "taipei",
      "springfield",
      "muenchen",
      "sao-paulo",
      "jerusalem",
    ];
    const sites = [
      "gov.cn",
      "com.cn",
      "com",
      "org",
      "edu.cn",
      "news",
      "co.uk",
      "com.tw",
      "中国",
      "рф",
    ];
    const names = cities.flatMap((city) =>
      sites.flatMap((site) => [`www.${city}.${site}`, `news.${city}-daily.${site}.`]),
    );
    const odd = [
      "1688.com",
      "163.com",
      "7.news",
      "3.14159.org",
      "local.gov.uk",
      "internal.example.org",
      "arpa.news",
      "localhost.example.org",
    ];
    const hosts = [
      ...names,
      ...odd,
      ...PUBLIC_NEIGHBOURS.map((address) => (address.includes(":") ? `[${address}]` : address)),
    ];
    expect(hosts.length).toBeGreaterThan(200);
    expect(hosts.filter((host) => refused(`https://${host}/2026/新闻?id=1`))).toEqual([]);
  });
});

function toNumber(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function toText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
