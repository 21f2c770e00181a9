import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach } from "vitest";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import {
  createPageVisitor,
  type Visit,
  type VisitResult,
} from "../../functions/usecases/visit-page.ts";
import { listenOnLoopback } from "./loopback-server.ts";

export type Respond = (request: IncomingMessage, response: ServerResponse) => void;

export const USER_AGENT = "Tidings/0.1.0 (+https://feeds.example.org/about)";

/** Two sites on loopback and a visitor, new for every test. */
export interface VisitWorld {
  origin: string;
  other: string;
  /** `a/path` for the first site, `b/path` for the second, in the order of the requests. */
  asked: string[];
  /** By `a/path`, `b/path`, or `/path` for both; the rest is a page, and no robots.txt. */
  routes: Record<string, Respond>;
  logged: unknown[];
  /** Moves the visitor's clock. */
  shiftMs: number;
  visit(request: Partial<Visit> & { url: string }): Promise<VisitResult>;
}

export function useVisitWorld(): VisitWorld {
  const world: VisitWorld = {
    ...{ origin: "", other: "", asked: [], routes: {}, logged: [], shiftMs: 0 },
    visit: () => Promise.reject(new Error("a visit outside of a test")),
  };
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    Object.assign(world, { asked: [], routes: {}, logged: [], shiftMs: 0 });
    const [first, second] = [await startSite("a", world), await startSite("b", world)];
    const http = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
    const db = openDatabase(":memory:");
    const visitor = createPageVisitor({
      http,
      hosts: createSqliteHostStore(db),
      clock: { now: () => new Date(Date.now() + world.shiftMs) },
      userAgent: USER_AGENT,
      log: (line) => world.logged.push(line),
    });
    world.origin = first.origin;
    world.other = second.origin;
    world.visit = (request) => visitor.visitPage({ robots: "obey", ...request });
    ends.push(
      first.close,
      second.close,
      () => http.close(),
      async () => db.close(),
    );
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  return world;
}

async function startSite(name: string, world: VisitWorld) {
  return listenOnLoopback(
    createServer((request, response) => {
      const path = request.url ?? "";
      world.asked.push(`${name}${path}`);
      const route = world.routes[`${name}${path}`] ?? world.routes[path];
      if (route !== undefined) route(request, response);
      else if (path === "/robots.txt") response.writeHead(404).end();
      else
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>公告</p>");
    }),
  );
}

export function reply(
  status: number,
  headers: Record<string, string> = {},
  body: string | Uint8Array = "",
): Respond {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** A robots.txt with these rules for everybody. */
export function robots(...lines: string[]): Respond {
  return reply(200, { "content-type": "text/plain" }, ["User-agent: *", ...lines].join("\n"));
}
