import { Hono } from "hono";
import { ASSETS } from "./pages/assets.ts";
import { PICTURES } from "./pictures.ts";

const FOR_GOOD = "public, max-age=31536000, immutable";
const FOR_A_DAY = "public, max-age=86400";

/** Style, script and pictures of the service itself. */
export function createAssetRoutes(): Hono {
  const routes = new Hono();
  for (const { path, type, text } of ASSETS) {
    routes.get(path, (context) => {
      context.header("Cache-Control", FOR_GOOD);
      context.header("Content-Type", type);
      return context.body(text);
    });
  }
  for (const [path, base64] of [
    ...Object.entries(PICTURES),
    ["/favicon.ico", PICTURES["/favicon.png"] ?? ""] as const,
  ]) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    routes.get(path, (context) => {
      context.header("Cache-Control", FOR_A_DAY);
      context.header("Content-Type", "image/png");
      return context.body(bytes);
    });
  }
  return routes;
}
