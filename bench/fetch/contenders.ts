import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import { userAgent } from "../../functions/core/user-agent.ts";
import { pageHeaders, wishForPage } from "../../functions/usecases/page-request.ts";
import { createPageVisitor } from "../../functions/usecases/visit-page.ts";

/** Fetches one page; answers its size in bytes. */
export type Fetch = (url: string) => Promise<number>;

const headers = { "user-agent": userAgent() };

/** Each is loaded only when it runs: memory is part of the measure. */
export const CONTENDERS: Readonly<Record<string, () => Promise<Fetch>>> = {
  async undici() {
    const { Agent, request } = await import("undici");
    const dispatcher = new Agent({ connections: 2, keepAliveTimeout: 1_000 });
    return async (url) => {
      const { body } = await request(url, { dispatcher, headers });
      return (await body.arrayBuffer()).byteLength;
    };
  },
  async got() {
    const { default: got } = await import("got");
    return async (url) => (await got(url, { headers, retry: { limit: 0 } }).buffer()).byteLength;
  },
  async tidings() {
    const client = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
    return async (url) => {
      const answer = await client.get({
        url,
        headers: pageHeaders({}, userAgent()),
        timeoutMs: 25_000,
        wish: wishForPage(),
      });
      return answer.kind === "response" ? answer.body.length : 0;
    };
  },
  async "tidings-visit"() {
    const http = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
    const hosts = createSqliteHostStore(openDatabase(":memory:"));
    const clock = { now: () => new Date() };
    const visitor = createPageVisitor({ http, hosts, clock, userAgent: userAgent() });
    return async (url) => {
      const result = await visitor.visitPage({ url, robots: "obey" });
      return result.kind === "fetched" ? result.page.body.length : 0;
    };
  },
};
