import { gzipSync } from "node:zlib";
import {
  answer,
  type Behaviour,
  BOMBS,
  endless,
  OK,
  PAGE,
  raw,
  rawThenEnd,
} from "./misbehaving-origin.ts";

export interface HttpBehaviour {
  readonly name: string;
  readonly behaviour: () => Behaviour;
  /** What has to come of it: a status, or a kind of failure; with `+` for a body that was read, `-` for one that was not. */
  readonly ends: string;
}

const gzipOk = `${OK}Content-Encoding: gzip\r\n`;
const chunked = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const filler = Buffer.alloc(16 * 1024, "x");
const notFound = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n";

function row(name: string, ends: string, behaviour: () => Behaviour): HttpBehaviour {
  return { name, ends, behaviour };
}

const SILENCE = [
  row("never answers", "timeout", () => raw()),
  row("sends half a status line and falls silent", "timeout", () => raw("HTTP/1.1 20")),
  row("never ends its headers", "timeout", () => raw(OK)),
  row("drips its headers", "timeout", () => endless(OK, "X-Drip: 1\r\n", 50)),
  row("falls silent in the body", "timeout", () => raw(`${OK}Content-Length: 100\r\n\r\n`, PAGE)),
  row("drips the body", "timeout", () => endless(chunked, "1\r\nx\r\n", 50)),
  row("drips a chunk extension", "timeout", () => endless(`${chunked}1;`, "x", 50)),
  row("drips trailers", "timeout", () => endless(`${chunked}0\r\n`, "X-Drip: 1\r\n", 50)),
  row("drips early hints", "timeout", () =>
    endless("HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n", 150),
  ),
];

const SIZE = [
  row("sends an endless chunked body", "too-large", () =>
    endless(chunked, `4000\r\n${filler}\r\n`),
  ),
  row("sends an endless body without a length", "too-large", () => endless(`${OK}\r\n`, filler)),
  row("announces an enormous body", "too-large", () =>
    raw(`${OK}Content-Length: 99999999999\r\n\r\n`, PAGE),
  ),
  row("sends one enormous header", "too-large", () =>
    raw(`${OK}X: ${"x".repeat(64 * 1024)}\r\n\r\n`),
  ),
  row("sends 5,000 headers", "too-large", () => raw(OK, "X-A: 1\r\n".repeat(5000), "\r\n")),
  row("sends endless headers", "too-large", () => endless(OK, `X-A: ${"x".repeat(900)}\r\n`)),
  row("sends endless trailers", "too-large", () =>
    endless(`${chunked}0\r\n`, `X-A: ${"x".repeat(900)}\r\n`),
  ),
  row("sends endless early hints", "network", () =>
    endless("", `HTTP/1.1 103 Early Hints\r\nLink: <${"x".repeat(900)}>\r\n\r\n`),
  ),
  ...Object.entries(BOMBS).map(([coding, bomb]) =>
    row(`sends a bomb packed as ${coding}`, "too-large", () =>
      answer(`${OK}Content-Encoding: ${coding.replace("raw ", "")}\r\n`, bomb()),
    ),
  ),
];

const ERROR_PAGES = [
  row("sends a bomb on a 404", "404+", () =>
    answer(`${notFound}Content-Encoding: gzip\r\n`, BOMBS.gzip()),
  ),
  row("sends an endless 404", "404+", () => endless(`${notFound}\r\n`, filler)),
  row("drips a 404", "404+", () =>
    endless(`${notFound}Transfer-Encoding: chunked\r\n\r\n`, "1\r\nx\r\n", 50),
  ),
  row("falls silent in a 404", "404+", () => raw(`${notFound}Content-Length: 100\r\n\r\n`, PAGE)),
  row("breaks off a 404", "404+", () => rawThenEnd(`${notFound}Content-Length: 100\r\n\r\n`, PAGE)),
  row("answers 999", "999+", () => answer("HTTP/1.1 999 No\r\n", PAGE)),
];

const BROKEN = [
  row("closes at once", "network", () => rawThenEnd()),
  row("resets the connection", "network", () => (socket) => socket.resetAndDestroy()),
  row("resets in the body", "network", () => (socket) => {
    socket.write(`${OK}Content-Length: 100\r\n\r\n${PAGE}`);
    setTimeout(() => socket.resetAndDestroy(), 20);
  }),
  row("ends before its Content-Length", "network", () =>
    rawThenEnd(`${OK}Content-Length: 100\r\n\r\n`, PAGE),
  ),
  row("ends before the last chunk", "network", () => rawThenEnd(`${chunked}5\r\nhello\r\n`)),
  row("sends a chunk size that is no number", "network", () => raw(`${chunked}zz\r\nhello\r\n`)),
  row("sends a chunk longer than its size", "network", () =>
    raw(`${chunked}2\r\nhello\r\n0\r\n\r\n`),
  ),
  row("sends a negative Content-Length", "network", () => raw(`${OK}Content-Length: -1\r\n\r\n`)),
  row("sends two Content-Lengths", "network", () =>
    raw(`${OK}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`),
  ),
  row("sends Content-Length and Transfer-Encoding", "network", () =>
    raw(`${OK}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
  ),
  row("speaks HTTP/0.9", "network", () => rawThenEnd(PAGE)),
  row("speaks another protocol", "network", () => raw("220 mail.example.org ESMTP\r\n")),
  row("ends its lines with a bare LF", "network", () =>
    raw("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"),
  ),
  row("sends NUL in a header", "network", () => raw(`${OK}X-A: a\0b\r\nContent-Length: 0\r\n\r\n`)),
  row("sends a header without a name", "network", () =>
    raw(`${OK}: x\r\nContent-Length: 0\r\n\r\n`),
  ),
  row("answers 100 Continue", "network", () => raw("HTTP/1.1 100 Continue\r\n\r\n")),
  row("wants to speak another protocol", "network", () =>
    raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"),
  ),
];

const PACKING = [
  row("sends half a gzip", "network", () => answer(gzipOk, gzipSync(PAGE).subarray(0, 25))),
  row("sends gzip with a wrong check sum", "network", () => {
    const bytes = gzipSync(PAGE);
    bytes.writeUInt32LE(0, bytes.length - 8);
    return answer(gzipOk, bytes);
  }),
  row("calls plain text gzip", "network", () => answer(gzipOk, PAGE)),
  row("packs in an unknown way", "network", () => answer(`${OK}Content-Encoding: rot13\r\n`, PAGE)),
  row("packs like a property of Object", "network", () =>
    answer(`${OK}Content-Encoding: constructor\r\n`, PAGE),
  ),
  row("packs six times", "network", () =>
    answer(`${OK}Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip\r\n`, PAGE),
  ),
];

const TOLERATED = [
  row("sends garbage behind the gzip", "200+", () =>
    answer(gzipOk, Buffer.concat([gzipSync(PAGE), Buffer.from("garbage")])),
  ),
  row("sends more than its Content-Length", "200+", () =>
    raw(`${OK}Content-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}garbage`),
  ),
  row("sends a second answer that nobody asked for", "200+", () => {
    const one = `${OK}Content-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}`;
    return raw(one, one);
  }),
  row("sends one early hint", "200+", () =>
    raw(
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n",
      `${OK}Content-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}`,
    ),
  ),
  row("calls an empty body gzip", "200+", () => answer(gzipOk)),
  row("ends the body by closing", "200+", () => rawThenEnd(`${OK}\r\n`, PAGE)),
];

const UNWANTED = [
  row("sends an endless video", "200-", () =>
    endless("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", filler),
  ),
  row("sends an endless file without a type", "200-", () =>
    endless("HTTP/1.1 200 OK\r\n\r\n", Buffer.alloc(16 * 1024, "\x7fELF")),
  ),
  row("calls an endless PDF a page", "200-", () => endless(`${OK}\r\n%PDF-1.7\n`, filler)),
  row("calls a packed picture a page", "200-", () =>
    answer(gzipOk, gzipSync(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))),
  ),
  row("redirects with an endless body", "302-", () =>
    endless("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", filler),
  ),
  row("sends a body with 304", "304-", () =>
    raw(`HTTP/1.1 304 Not Modified\r\nContent-Length: ${PAGE.length}\r\n\r\n${PAGE}`),
  ),
];

/** Everything that a server did to somebody, once. */
export const HTTP_BEHAVIOURS: readonly HttpBehaviour[] = [
  ...SILENCE,
  ...SIZE,
  ...ERROR_PAGES,
  ...BROKEN,
  ...PACKING,
  ...TOLERATED,
  ...UNWANTED,
];
