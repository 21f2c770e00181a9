import { judgeType, looksLikePage } from "../core/network/page-types.ts";
import type { Validators } from "../core/page.ts";
import type { BodyWish, HttpRequest, ResponseHead } from "./ports.ts";

const ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9";
/** Enough to recognise a shield's page. */
const ERROR_PAGE_BYTES = 64 * 1024;

export interface PageHeaders {
  readonly validators?: Validators;
  readonly accept?: readonly string[];
}

/** Validators go back byte for byte, as the server said them. */
export function pageHeaders(
  { validators, accept = [] }: PageHeaders,
  userAgent: string,
): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: [...accept, ACCEPT, "*/*;q=0.1"].join(","),
    ...(validators?.etag && { "if-none-match": validators.etag }),
    ...(validators?.lastModified && { "if-modified-since": validators.lastModified }),
  };
}

/** Nothing of a redirect, the start of an error page, and of a page all, if its type and its first bytes are those of one. */
export function wishForPage(accept: readonly string[] = []): HttpRequest["wish"] {
  return (head, start) => (start === undefined ? byHead(head, accept) : byStart(head, start));
}

function byHead({ status, headers }: ResponseHead, accept: readonly string[]): BodyWish | "sniff" {
  if (status >= 400) return ERROR_PAGE_BYTES;
  if (status >= 300) return "nothing";
  const verdict = judgeType(headers["content-type"], accept);
  if (verdict === "sniff") return "sniff";
  return verdict === "take" ? "whole" : "nothing";
}

function byStart({ headers }: ResponseHead, start: Uint8Array): BodyWish {
  return looksLikePage(start, headers["content-type"]) ? "whole" : "nothing";
}
