import type { MiddlewareHandler } from "hono";
import { COMMON_HEADERS } from "./common-headers.ts";
import { refuse } from "./refuse.ts";

const METHODS = ["GET", "HEAD", "OPTIONS"];
const LONGEST_ADDRESS = 2_048;

/** Refuses what is not read, answers preflights of readers in browsers, and gives every other answer the common headers. */
export const guardRequests: MiddlewareHandler = async (context, next) => {
  const { method, url } = context.req;
  if (method === "OPTIONS") return answerPreflight();
  if (!METHODS.includes(method)) {
    context.header("Allow", METHODS.join(", "));
    return refuse(context, "method-not-allowed", "Feeds and pages are only read: GET or HEAD.");
  }
  if (url.length > LONGEST_ADDRESS) {
    const message = `Addresses have at most ${LONGEST_ADDRESS} characters.`;
    return refuse(context, "address-too-long", message);
  }
  return next();
};

/** For routes that leave their headers to others: style, pictures, status. */
export const addCommonHeaders: MiddlewareHandler = async (context, next) => {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) context.header(name, value);
  return next();
};

function answerPreflight(): Response {
  const headers = {
    ...COMMON_HEADERS,
    Allow: METHODS.join(", "),
    "Access-Control-Allow-Methods": METHODS.join(", "),
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
