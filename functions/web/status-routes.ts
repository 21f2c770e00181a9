import { type Context, Hono } from "hono";
import { renderOpml } from "../core/feeds/opml.ts";
import { listSubscriptions } from "../usecases/list-subscriptions.ts";
import { readStatus, type SourceStatusLine } from "../usecases/read-status.ts";
import { ALL_FEED } from "../usecases/touch-feeds.ts";
import type { WebContext } from "./web-dependencies.ts";

/** What machines ask besides feeds: the subscriptions, and how the service is. None of it crawls anything. */
export function createStatusRoutes({ serving, settings }: WebContext): Hono {
  const routes = new Hono();
  routes.get("/opml", async (context) => {
    const opml = renderOpml(await listSubscriptions(serving));
    context.header("Cache-Control", "public, max-age=300");
    context.header("Content-Type", "text/x-opml; charset=utf-8");
    context.header("Content-Disposition", 'inline; filename="tidings.opml"');
    return context.body(opml);
  });
  routes.get("/health", async (context) => {
    await serving.feeds.getFeeds([ALL_FEED]);
    return sendJson(context, { status: "ok" });
  });
  routes.get("/status.json", async (context) => {
    const sources = await readStatus(serving.sources);
    return sendJson(
      context,
      settings.publicStatus ? { sources } : { sources: sources.map(publicPart) },
    );
  });
  return routes;
}

function publicPart({ id, title, url, groups }: SourceStatusLine) {
  return { id, title, url, groups };
}

function sendJson(context: Context, body: object): Response {
  context.header("Cache-Control", "no-store");
  return context.json(body);
}
