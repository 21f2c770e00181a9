import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { addBilingualFeeds } from "../support/bilingual-feeds.ts";
import { createFeedWorld } from "../support/feed-world.ts";

/** The bilingual feeds over real HTTP; `log` has a line a request. */
export async function serveWorld() {
  const world = createFeedWorld();
  const stored = await addBilingualFeeds(world);
  const log: { readonly path: string; readonly status: number }[] = [];
  const fetch = async (request: Request, env: object) => {
    const response = await world.app.fetch(request, env);
    log.push({ path: new URL(request.url).pathname, status: response.status });
    return response;
  };
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const started = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => done(started));
  });
  onTestFinished(() => void server.close());
  return {
    ...world,
    ...stored,
    log,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
}
