import type { FetchFailureKind } from "../fetch-outcome.ts";
import { mediaType } from "./page-types.ts";
import { isChallenge } from "./recognise-challenge.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body was not read: by its type or its first bytes it is no page. */
  readonly unwanted: boolean;
}

export type AnswerVerdict =
  | { readonly kind: "page" }
  | { readonly kind: "not-modified" }
  | { readonly kind: "moved"; readonly location: string }
  | { readonly kind: "failure"; readonly failure: FetchFailureKind; readonly reason: string };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BY_STATUS: Readonly<Record<number, readonly [FetchFailureKind, string]>> = {
  401: ["forbidden", "it wants a password"],
  403: ["forbidden", "it refuses to show this page"],
  404: ["not-found", "there is no such page"],
  408: ["timeout", "it was tired of waiting for the request"],
  410: ["gone", "the page is gone for good"],
  429: ["rate-limited", "it had too many requests"],
  451: ["forbidden", "it may not show this page for legal reasons"],
};
/** A shield's page is recognised by its start. */
const LOOK_AT_BYTES = 64 * 1024;

/** What an answer is to somebody who asked for a page. */
export function judgeAnswer(answer: Answer, isConditional: boolean): AnswerVerdict {
  const { status, headers, body } = answer;
  if (status === 304) return isConditional ? { kind: "not-modified" } : unasked304;
  if (REDIRECTS.has(status)) return judgeRedirect(headers.location);
  const start = Buffer.from(body.subarray(0, LOOK_AT_BYTES)).toString("latin1");
  const goesOn = body.length > LOOK_AT_BYTES;
  if (isChallenge({ status, headers, start, goesOn })) return challenge;
  if (status >= 200 && status < 300) return answer.unwanted ? wrongType(headers) : { kind: "page" };
  return { kind: "failure", ...failureOf(status) };
}

const unasked304: AnswerVerdict = {
  kind: "failure",
  failure: "server-error",
  reason: "it says that nothing changed, and was not asked that",
};
const challenge: AnswerVerdict = {
  kind: "failure",
  failure: "challenge",
  reason: "a shield in front of the site wants a browser to prove itself",
};

function wrongType(headers: Answer["headers"]): AnswerVerdict {
  const type = mediaType(headers["content-type"]) || "a file without a type";
  return {
    kind: "failure",
    failure: "wrong-type",
    reason: `it sends ${type}, and that is no page`,
  };
}

/** One target, one line: whoever sends two means to be read differently by different readers. */
function judgeRedirect(location: string | undefined): AnswerVerdict {
  if (location === undefined || location === "")
    return redirectFault("it redirects without saying where to");
  if (location.includes("\n")) return redirectFault("it redirects to two places at once");
  return { kind: "moved", location: decodeHeader(location) };
}

function redirectFault(reason: string): AnswerVerdict {
  return { kind: "failure", failure: "redirect", reason };
}

/** Headers come as Latin-1; servers write addresses beyond ASCII as UTF-8, and browsers read them so. */
function decodeHeader(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? value : text;
}

function failureOf(status: number): { failure: FetchFailureKind; reason: string } {
  const [failure, reason] = BY_STATUS[status] ?? byClass(status);
  return { failure, reason };
}

function byClass(status: number): readonly [FetchFailureKind, string] {
  if (status >= 500 && status < 600) return ["server-error", "the server failed"];
  if (status >= 300 && status < 400) return ["redirect", "it answers with a redirect that is none"];
  return ["forbidden", "it refuses the request"];
}
