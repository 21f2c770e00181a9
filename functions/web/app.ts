import { Hono } from "hono";
import { createServingContext } from "../usecases/serving-context.ts";
import { createAssetRoutes } from "./asset-routes.ts";
import { createFeedRoutes } from "./feed-routes.ts";
import { addCommonHeaders, guardRequests } from "./guard-requests.ts";
import { limitRate } from "./limit-rate.ts";
import { createPageRoutes } from "./page-routes.ts";
import { refuse } from "./refuse.ts";
import { createStatusRoutes } from "./status-routes.ts";
import type { WebContext, WebDependencies } from "./web-dependencies.ts";

/** The whole of what the service answers over HTTP, on any platform that speaks Request and Response. */
export function createWebApp({ settings, ...ports }: WebDependencies): Hono {
  const serving = createServingContext({ ...ports, hub: settings.hub }, settings);
  const web: WebContext = { serving, settings };
  const app = new Hono();
  if (settings.requestsPerMinute !== undefined) {
    app.use(limitRate(settings.requestsPerMinute, serving.clock));
  }
  app.use(guardRequests);
  app.route("/", createFeedRoutes(web));
  app.route("/", createPageRoutes(web));
  app.use(addCommonHeaders);
  app.route("/", createAssetRoutes());
  app.route("/", createStatusRoutes(web));
  app.notFound((context) =>
    refuse(context, "not-found", "There is nothing here. 这里什么也没有。"),
  );
  app.onError((error, context) => {
    serving.report?.({ kind: "failed", address: context.req.path, error });
    context.header("Retry-After", "60");
    const message = "The service can't answer at the moment. 服务暂时不可用。";
    return refuse(context, "unavailable", message);
  });
  return app;
}
