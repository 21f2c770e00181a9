import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SitePage {
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SiteRequest {
  readonly path: string;
  readonly status: number;
}

export interface LoopbackSite {
  readonly origin: string;
  /** By path with query; what is not here answers 404. */
  readonly pages: Map<string, SitePage>;
  readonly requests: SiteRequest[];
  /** Requests of pages, without robots.txt. */
  visits(): SiteRequest[];
  close(): Promise<void>;
}

/** A news site on loopback that answers conditional requests as a good server does. */
export async function createLoopbackSite(): Promise<LoopbackSite> {
  const pages = new Map<string, SitePage>();
  const requests: SiteRequest[] = [];
  const server = createServer((request, response) => answer(request, response, pages, requests));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    requests,
    visits: () => requests.filter(({ path }) => path !== "/robots.txt"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  { url: path = "", headers }: IncomingMessage,
  response: ServerResponse,
  pages: ReadonlyMap<string, SitePage>,
  requests: SiteRequest[],
): void {
  const page = pages.get(path) ?? { body: "not found", status: 404, type: "text/plain" };
  const etag = `"${createHash("md5").update(page.body).digest("hex")}"`;
  const isKnown = page.status === undefined && headers["if-none-match"] === etag;
  const status = isKnown ? 304 : (page.status ?? 200);
  requests.push({ path, status });
  response.writeHead(status, {
    "content-type": page.type ?? "text/html; charset=utf-8",
    ...(page.status === undefined && { etag }),
    ...page.headers,
  });
  response.end(isKnown ? undefined : page.body);
}
