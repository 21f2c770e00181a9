import { createServer, type Socket } from "node:net";
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";

/** What a raw server does with a connection once it has read a request's head. */
export type Behaviour = (socket: Socket, signal: AbortSignal) => void;

export interface MisbehavingOrigin {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A raw TCP server on loopback that answers as `behaviour` says: HTTP libraries are too well-behaved for that. */
export async function startMisbehavingOrigin(behaviour: Behaviour): Promise<MisbehavingOrigin> {
  const stop = new AbortController();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", () => behaviour(socket, stop.signal));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    async close() {
      stop.abort();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
export const PAGE = "<!doctype html><title>公告 Notice</title>";

export function answer(head: string, body: string | Uint8Array = ""): Behaviour {
  const length = Buffer.byteLength(body);
  return (socket) => {
    socket.write(`${head}Content-Length: ${length}\r\n\r\n`);
    socket.write(body);
  };
}

/** Writes the pieces as they are and leaves the connection open. */
export function raw(...pieces: (string | Uint8Array)[]): Behaviour {
  return (socket) => {
    for (const piece of pieces) socket.write(piece);
  };
}

/** As `raw`, and closes. */
export function rawThenEnd(...pieces: (string | Uint8Array)[]): Behaviour {
  return (socket) => {
    for (const piece of pieces) socket.write(piece);
    socket.end();
  };
}

/** `head` at once, then `piece` over and over, as fast as it is read or every so many milliseconds. */
export function endless(head: string, piece: string | Uint8Array, everyMs = 0): Behaviour {
  return (socket, signal) => {
    socket.write(head);
    const push = () => {
      if (signal.aborted || socket.destroyed) return;
      const isDrained = socket.write(piece);
      if (everyMs > 0) setTimeout(push, everyMs);
      else afterDrain(socket, isDrained, push);
    };
    push();
  };
}

function afterDrain(socket: Socket, isDrained: boolean, work: () => void): void {
  if (isDrained) setImmediate(work);
  else socket.once("drain", work);
}

const ZEROS = Buffer.alloc(64 * 1024 * 1024);

/** Small on the wire, 64 MiB unpacked. */
export const BOMBS = {
  gzip: () => gzipSync(ZEROS, { level: 1 }),
  deflate: () => deflateSync(ZEROS, { level: 1 }),
  "raw deflate": () => deflateRawSync(ZEROS, { level: 1 }),
  br: () => brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  zstd: () => zstdCompressSync(ZEROS),
  "gzip, gzip": () => gzipSync(gzipSync(ZEROS, { level: 1 })),
} as const;
