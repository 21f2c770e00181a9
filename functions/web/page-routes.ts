import { type Context, Hono } from "hono";
import { readArticlePage, readHomePage, readSourcePage } from "../usecases/read-pages.ts";
import { articlePage } from "./pages/article-page.ts";
import { homePage } from "./pages/home-page.ts";
import { sourcePage } from "./pages/source-page.ts";
import { refuse } from "./refuse.ts";
import { wordsFor } from "./request-words.ts";
import { sendPage } from "./send-page.ts";
import type { WebContext } from "./web-dependencies.ts";

/** Pages for people: what there is, a source, a stored article. */
export function createPageRoutes(web: WebContext): Hono {
  const routes = new Hono();
  routes.get("/", (context) => answerHome(context, web));
  routes.get("/sources/:id", (context) => answerSource(context, context.req.param("id"), web));
  routes.get("/articles/:id", (context) => answerArticle(context, context.req.param("id"), web));
  return routes;
}

async function answerHome(context: Context, { serving, settings }: WebContext): Promise<Response> {
  const home = await readHomePage(serving);
  const words = wordsFor(context);
  const markup = homePage({
    ...home,
    words,
    now: serving.clock.now(),
    publicUrl: await serving.publicUrl(),
    showsHealth: settings.publicStatus,
  });
  return sendPage(context, markup);
}

async function answerSource(context: Context, id: string, web: WebContext): Promise<Response> {
  const { serving, settings } = web;
  const found = await readSourcePage(id, serving);
  if (found.kind !== "found") return answerWithout(context, found, "sources", web);
  const markup = sourcePage({
    ...found,
    words: wordsFor(context),
    now: serving.clock.now(),
    publicUrl: await serving.publicUrl(),
    showsHealth: settings.publicStatus,
  });
  return sendPage(context, markup);
}

async function answerArticle(context: Context, id: string, web: WebContext): Promise<Response> {
  const found = await readArticlePage(id, web.serving);
  if (found.kind !== "found") return answerWithout(context, found, "articles", web);
  const markup = articlePage(found, wordsFor(context), await web.serving.publicUrl());
  return sendPage(context, markup, { foreignPictures: true });
}

async function answerWithout(
  context: Context,
  missing: { readonly kind: "gone" | "unknown" } | { readonly kind: "moved"; readonly id: string },
  folder: string,
  { serving }: WebContext,
): Promise<Response> {
  if (missing.kind === "moved") {
    return context.redirect(`${await serving.publicUrl()}/${folder}/${missing.id}`, 301);
  }
  return missing.kind === "gone"
    ? refuse(context, "gone", "This has been removed. 已移除。")
    : refuse(context, "not-found", "There is nothing here. 这里什么也没有。");
}
