import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { refuse } from "./refuse.ts";

const METHODS = ["GET", "HEAD", "OPTIONS"];
const LONGEST_ADDRESS = 2_048;

/** Feeds are public: any page may read them, with the headers that readers in browsers need. */
export const allowEveryOrigin = cors({
  origin: "*",
  allowMethods: METHODS,
  allowHeaders: ["If-None-Match", "If-Modified-Since"],
  exposeHeaders: ["ETag", "Last-Modified", "Link", "Retry-After"],
  maxAge: 86_400,
});

export const protectBrowsers = secureHeaders({
  crossOriginResourcePolicy: "cross-origin",
  xFrameOptions: "DENY",
});

export const guardRequests: MiddlewareHandler = async (context, next) => {
  if (!METHODS.includes(context.req.method)) {
    context.header("Allow", METHODS.join(", "));
    return refuse(context, "method-not-allowed", "Feeds and pages are only read: GET or HEAD.");
  }
  if (context.req.url.length > LONGEST_ADDRESS) {
    const message = `Addresses have at most ${LONGEST_ADDRESS} characters.`;
    return refuse(context, "address-too-long", message);
  }
  return next();
};
