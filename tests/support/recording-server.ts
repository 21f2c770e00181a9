import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { listenOnLoopback } from "./loopback-server.ts";

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly body?: string;
}

/** A server on loopback that notes what it is asked and answers with one reply after the other, the last one for ever. */
export async function startRecordingServer(...replies: readonly Reply[]) {
  const requests: Recorded[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const { status = 200, body = "" } =
      replies[Math.min(requests.length, replies.length - 1)] ?? {};
    requests.push({ method, path, headers, body: await text(request) });
    response.writeHead(status, { connection: "close" }).end(body);
  });
  const { origin, close } = await listenOnLoopback(server);
  return { url: origin, requests, [Symbol.asyncDispose]: close };
}
