import { type Context, Hono } from "hono";
import { parseSelection, type Selection } from "../core/feeds/selection.ts";
import { listShown } from "../usecases/list-shown.ts";
import { serveArchive } from "../usecases/serve-archive.ts";
import { type FeedAnswer, serveFeed } from "../usecases/serve-feed.ts";
import { serveSelection } from "../usecases/serve-selection.ts";
import type { ServingContext } from "../usecases/serving-context.ts";
import { type FeedRoute, parseFeedPath } from "./feed-path.ts";
import { feedPage } from "./pages/feed-page.ts";
import { refuse } from "./refuse.ts";
import { isNavigation, wordsFor } from "./request-words.ts";
import { sendDocument } from "./send-document.ts";
import { sendPage } from "./send-page.ts";
import type { WebContext } from "./web-dependencies.ts";

const EVERYTHING = parseSelection(new URLSearchParams());
const PLACE_OF_ID = /^\/feeds\/[^/.]+/;

/** Every feed in every format, its archive, and the spellings of their addresses. */
export function createFeedRoutes(web: WebContext): Hono {
  const routes = new Hono();
  routes.get("*", async (context, next) => {
    const route = parseFeedPath(context.req.path);
    if (route === undefined) return next();
    if (route.canonical !== context.req.path) return redirectTo(context, route.canonical, web);
    return answerFeed(context, route, web);
  });
  return routes;
}

async function answerFeed(context: Context, route: FeedRoute, web: WebContext): Promise<Response> {
  const selection = selectionOf(context.req.url);
  if ("error" in selection) return refuse(context, "bad-parameter", selection.error);
  if (isNavigation(context)) return answerPage(context, route, selection, web);
  const answer = await serveRoute(route, selection, web.serving);
  return answer.kind === "document"
    ? sendDocument(context, answer, {
        publicUrl: await web.serving.publicUrl(),
        hub: web.serving.hub,
        now: web.serving.clock.now(),
      })
    : answerWithout(context, answer, route, web);
}

function selectionOf(url: string): Selection | { error: string } {
  return url.includes("?") ? parseSelection(new URL(url).searchParams) : EVERYTHING;
}

/** A browser would show the document as text or download it. */
async function answerPage(
  context: Context,
  route: FeedRoute,
  selection: Selection,
  web: WebContext,
): Promise<Response> {
  const { target, format, archive } = route;
  const shown = await listShown(target, { selection, archive }, web.serving);
  if (shown.kind !== "shown") return answerWithout(context, shown, route, web);
  const markup = feedPage({
    ...shown,
    words: wordsFor(context),
    publicUrl: await web.serving.publicUrl(),
    format,
    query: selection.query,
    path: route.canonical.slice(0, -format.length - 1),
  });
  return sendPage(context, markup, { neverKept: true });
}

/** An archive is what it is: its pages are not selected from. */
function serveRoute(
  { target, format, archive }: FeedRoute,
  selection: Selection,
  serving: ServingContext,
): Promise<FeedAnswer> {
  if (archive !== undefined) return serveArchive(target, archive, format, serving);
  return selection.query === ""
    ? serveFeed(target, format, serving)
    : serveSelection(target, selection, format, serving);
}

async function answerWithout(
  context: Context,
  answer: Exclude<FeedAnswer, { kind: "document" }>,
  { canonical }: FeedRoute,
  web: WebContext,
): Promise<Response> {
  if (answer.kind === "gone") {
    return refuse(context, "gone", "This feed has been removed. 此订阅已移除。");
  }
  if (answer.kind === "unknown") {
    return refuse(context, "not-found", "There is no such feed. 没有这个订阅。");
  }
  const moved = canonical.replace(PLACE_OF_ID, () => `/feeds/${answer.id}`);
  return redirectTo(context, moved, web);
}

/** The query goes along. To the public address: behind a proxy ours is not the reader's. */
async function redirectTo(context: Context, path: string, web: WebContext): Promise<Response> {
  context.header("Cache-Control", "public, max-age=3600");
  return context.redirect(
    (await web.serving.publicUrl()) + path + new URL(context.req.url).search,
    301,
  );
}
