import { Hono } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { createServingContext } from "../usecases/serving-context.ts";
import { createAssetRoutes } from "./asset-routes.ts";
import { createFeedRoutes } from "./feed-routes.ts";
import { createPageRoutes } from "./page-routes.ts";
import { refuse } from "./refuse.ts";
import { createStatusRoutes } from "./status-routes.ts";
import type { WebContext, WebDependencies } from "./web-dependencies.ts";

const LONGEST_ADDRESS = 2_048;
const METHODS = ["GET", "HEAD", "OPTIONS"];

/** The whole of what the service answers over HTTP, on any platform that speaks Request and Response. */
export function createWebApp(deps: WebDependencies): Hono {
  const { settings, ...ports } = deps;
  const serving = createServingContext({ ...ports, hub: settings.hub }, settings);
  const web: WebContext = { serving, settings };
  const app = new Hono();
  app.use(secureHeaders({ crossOriginResourcePolicy: "cross-origin", xFrameOptions: "DENY" }));
  app.use(
    cors({
      origin: "*",
      allowMethods: METHODS,
      allowHeaders: ["If-None-Match", "If-Modified-Since"],
      exposeHeaders: ["ETag", "Last-Modified", "Link", "Retry-After"],
      maxAge: 86_400,
    }),
  );
  app.use(async (context, next) => {
    if (!METHODS.includes(context.req.method)) {
      context.header("Allow", METHODS.join(", "));
      return refuse(context, "method-not-allowed", "Feeds and pages are only read: GET or HEAD.");
    }
    if (context.req.url.length > LONGEST_ADDRESS) {
      return refuse(
        context,
        "address-too-long",
        `Addresses have at most ${LONGEST_ADDRESS} characters.`,
      );
    }
    return next();
  });
  app.route("/", createAssetRoutes());
  app.route("/", createStatusRoutes(web));
  app.route("/", createPageRoutes(web));
  app.route("/", createFeedRoutes(web));
  app.notFound((context) =>
    refuse(context, "not-found", "There is nothing here. 这里什么也没有。"),
  );
  app.onError((error, context) => {
    serving.report?.({ kind: "failed", address: context.req.path, error });
    context.header("Retry-After", "60");
    return refuse(
      context,
      "unavailable",
      "The service can't answer at the moment. 服务暂时不可用。",
    );
  });
  return app;
}
