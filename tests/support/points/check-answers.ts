import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { FEED_TYPES, type FeedFormat } from "../../../functions/core/feeds/feed-document.ts";
import { faultsAmong } from "../faults-among.ts";
import { type Answer, type Ask, answerOf } from "./ask.ts";

/** Readers add a feed with a few requests in a row, and some ask for every entry's picture at once. */
const IN_A_ROW = 12;
const LATER_THAN_ANY = "Fri, 31 Dec 2199 23:59:59 GMT";
const BEFORE_ALL = "Thu, 01 Jan 1970 00:00:00 GMT";
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const CACHING = /^public, max-age=(\d+), stale-while-revalidate=\d+/;

export interface FeedPlace {
  readonly publicUrl: string;
  /** Without ending: `/feeds/yaowen`. */
  readonly path: string;
  readonly hub?: string;
}

/** Points 2, 30 to 37, 40 and 44 to 46: what HTTP says of one document, and what it answers to every kind of poll. */
export async function checkAnswers(
  ask: Ask,
  format: FeedFormat,
  place: FeedPlace,
): Promise<string[]> {
  const path = `${place.path}.${format}`;
  const first = await answerOf(ask, path);
  const faults = [
    ...checkDocument(first, format),
    ...checkHeaders(first, format, place),
    ...(await checkConditions(ask, path, first)),
    ...(await checkEncodings(ask, path, first)),
    ...(await checkMethods(ask, path, first)),
    ...(await checkRepeated(ask, path, first)),
  ];
  return faults.map((fault) => `${fault} (${path})`);
}

function checkDocument({ bytes, text }: Answer, format: FeedFormat): string[] {
  return faultsAmong([
    ["2 not UTF-8", !isUtf8(bytes)],
    ["2 a byte order mark", bytes[0] === 0xef],
    ["2 not declared", format !== "json" && !text.startsWith(DECLARATION)],
    ["42 more than 1 MB", bytes.length > 1_000_000],
  ]);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    UTF_8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function checkHeaders({ status, headers }: Answer, format: FeedFormat, place: FeedPlace): string[] {
  const type = headers.get("content-type");
  const maxAge = Number(CACHING.exec(headers.get("cache-control") ?? "")?.[1] ?? 0);
  const links = (headers.get("link") ?? "").split(", ");
  const self = `<${place.publicUrl}${place.path}.${format}>; rel="self"`;
  const hubs = links.filter((link) => link.endsWith('rel="hub"'));
  return faultsAmong([
    ["30 status", status !== 200],
    ["2 charset", !type?.endsWith("; charset=utf-8")],
    ["30 type", type?.split(";")[0] !== FEED_TYPES[format]],
    ["30 nosniff", headers.get("x-content-type-options") !== "nosniff"],
    ["31 strong tag", !/^"[^"]+"$/.test(headers.get("etag") ?? "")],
    ["31 date", !/^\w{3}, \d\d \w{3} \d{4} .* GMT$/.test(headers.get("last-modified") ?? "")],
    ["33 caching", !(maxAge >= 300 && maxAge <= 3600)],
    ["36 origin", headers.get("access-control-allow-origin") !== "*"],
    [
      "36 exposed",
      !/ETag.*Link|Link.*ETag/.test(headers.get("access-control-expose-headers") ?? ""),
    ],
    ["37 one self", links.filter((link) => link.includes('rel="self"')).length !== 1],
    ["37 self", !links.some((link) => link.startsWith(self))],
    ["37 hub", hubs.join() !== (place.hub === undefined ? "" : `<${place.hub}>; rel="hub"`)],
    ["46 cookie", headers.has("set-cookie")],
    ["46 https", !place.publicUrl.startsWith("https://")],
  ]);
}

/** RFC 9110 section 13: what is asked, and whether the document is unchanged by it. */
async function checkConditions(ask: Ask, path: string, { headers }: Answer): Promise<string[]> {
  const etag = headers.get("etag") ?? "";
  const since = headers.get("last-modified") ?? "";
  const conditions: readonly (readonly [Record<string, string>, boolean])[] = [
    [{ "if-none-match": etag }, true],
    [{ "if-none-match": `W/${etag}` }, true],
    [{ "if-none-match": `"a", ${etag}, "b"` }, true],
    [{ "if-none-match": "*" }, true],
    [{ "if-none-match": '"another"' }, false],
    [{ "if-none-match": '"another"', "if-modified-since": LATER_THAN_ANY }, false],
    [{ "if-none-match": etag, "if-modified-since": BEFORE_ALL }, true],
    [{ "if-modified-since": since }, true],
    [{ "if-modified-since": BEFORE_ALL }, false],
    [{ "if-modified-since": "yesterday" }, false],
  ];
  const faults: string[] = [];
  for (const [asked, isUnchanged] of conditions) {
    const answer = await answerOf(ask, path, asked);
    if (answer.status !== (isUnchanged ? 304 : 200)) faults.push(`31 ${JSON.stringify(asked)}`);
    if (answer.status === 304) faults.push(...checkUnchanged(answer, headers));
  }
  return faults;
}

function checkUnchanged(answer: Answer, full: Headers): string[] {
  const repeated = ["etag", "cache-control", "vary", "last-modified"];
  return faultsAmong([
    ["32 a body", answer.bytes.length > 0],
    ...repeated.map((name) => [`32 ${name}`, answer.headers.get(name) !== full.get(name)] as const),
  ]);
}

async function checkEncodings(ask: Ask, path: string, plain: Answer): Promise<string[]> {
  const faults: string[] = [];
  const tags = new Set([plain.headers.get("etag")]);
  for (const [coding, decode] of [
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ] as const) {
    const answer = await answerOf(ask, path, { "accept-encoding": coding });
    const etag = answer.headers.get("etag") ?? "";
    const asked = { "accept-encoding": coding, "if-none-match": etag };
    const isEncoded = answer.headers.get("content-encoding") === coding;
    faults.push(
      ...faultsAmong([
        [`34 ${coding}`, !isEncoded],
        [`34 Vary ${coding}`, !/\bAccept-Encoding\b/i.test(answer.headers.get("vary") ?? "")],
        [`34 other ${coding}`, isEncoded && !decode(answer.bytes).equals(plain.bytes)],
        [`34 tag ${coding}`, tags.has(etag)],
        [`34 poll ${coding}`, (await answerOf(ask, path, asked)).status !== 304],
      ]),
    );
    tags.add(etag);
  }
  return faults;
}

async function checkMethods(ask: Ask, path: string, first: Answer): Promise<string[]> {
  const head = await answerOf(ask, path, {}, "HEAD");
  const preflight = await answerOf(ask, path, { origin: "https://reader.example" }, "OPTIONS");
  const differing = [...first.headers].filter(([name, value]) => head.headers.get(name) !== value);
  return faultsAmong([
    ["35 a body", head.bytes.length > 0],
    ["35 status", head.status !== first.status],
    [`35 headers ${differing.map(([name]) => name).join()}`, differing.length > 0],
    ["36 preflight", preflight.status !== 204],
    [
      "36 preflight",
      !preflight.headers.get("access-control-allow-headers")?.includes("If-None-Match"),
    ],
  ]);
}

async function checkRepeated(ask: Ask, path: string, first: Answer): Promise<string[]> {
  const again = await answerOf(ask, path);
  const delta = await answerOf(ask, path, { "a-im": "feed", "if-none-match": '"older"' });
  const other = await answerOf(ask, `${path.toUpperCase()}/`);
  const row: Answer[] = [];
  for (let turn = 0; turn < IN_A_ROW; turn += 1) row.push(await answerOf(ask, path));
  return faultsAmong([
    ["45 other bytes", again.text !== first.text],
    ["45 other tag", again.headers.get("etag") !== first.headers.get("etag")],
    ["44 a delta", delta.status !== 200 || delta.headers.has("im")],
    ["46 another spelling", other.status !== 301],
    ["46 where to", !other.headers.get("location")?.endsWith(path)],
    ["40 refused", row.some(({ status }) => status !== 200)],
  ]);
}
