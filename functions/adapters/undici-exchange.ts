import type { Dispatcher } from "undici";
import { decodeContent } from "../core/network/decode-content.ts";
import { FAULT_CODES } from "../core/network/name-fault.ts";
import type { BodyWish, HttpRequest, ResponseHead } from "../usecases/ports.ts";

export interface BodyLimits {
  /** As they come over the wire. */
  readonly wireBytes: number;
  readonly decodedBytes: number;
}

/** What came of one request; `isCut`: the body goes on, nobody wanted to know. */
export type Exchange =
  | {
      readonly ok: true;
      readonly head: ResponseHead;
      readonly raw: Uint8Array;
      readonly isCut: boolean;
      readonly unwanted: boolean;
    }
  | { readonly ok: false; readonly error: Error };

/** Enough for every signature and for the start of a `<!doctype html>` behind comments. */
const SNIFF_BYTES = 1_024;
/** A body that nobody wants is read all the same if it is as short as this: the connection stays usable. */
const CHEAP_BYTES = 16 * 1024;
const MOST_EARLY_HINTS = 20;

class LimitError extends Error {
  override readonly name = "LimitError";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The state of one request; the functions below are its transitions. */
interface Reading {
  readonly request: HttpRequest;
  readonly limits: BodyLimits;
  readonly conclude: (exchange: Exchange) => void;
  controller?: Dispatcher.DispatchController;
  head?: ResponseHead;
  wish?: BodyWish | "sniff";
  chunks: Uint8Array[];
  bytes: number;
  hints: number;
  isOver: boolean;
}

/**
 * One GET, from dispatch to the last byte that is wanted. It is over after `timeoutMs` whatever undici does meanwhile:
 * an abort reaches a request only once it has a connection.
 */
export function exchange(
  url: URL,
  request: HttpRequest,
  dispatcher: Dispatcher,
  limits: BodyLimits,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const end = () => fail(reading, new LimitError(FAULT_CODES.deadline));
    const timer = setTimeout(end, request.timeoutMs);
    request.signal?.addEventListener("abort", end, { once: true });
    const conclude = (result: Exchange) => {
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", end);
      resolve(result);
    };
    const reading: Reading = {
      request,
      limits,
      conclude,
      chunks: [],
      bytes: 0,
      hints: 0,
      isOver: false,
    };
    if (request.signal?.aborted) end();
    else dispatch(url, reading, dispatcher);
  });
}

function dispatch(url: URL, reading: Reading, dispatcher: Dispatcher): void {
  const { headers } = reading.request;
  const options = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: "GET",
    headers,
  } as const;
  try {
    dispatcher.dispatch(options, handlerOf(reading));
  } catch (error) {
    fail(reading, error);
  }
}

function handlerOf(reading: Reading): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller) {
      reading.controller = controller;
      if (reading.isOver) giveUp(reading);
    },
    onResponseStart: (_controller, status, headers) => takeHead(reading, status, headers),
    onResponseData: (_controller, chunk) => takeChunk(reading, chunk),
    onResponseEnd: () => takeEnd(reading),
    onResponseError: (_controller, error) => fail(reading, error),
  };
}

type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

function takeHead(reading: Reading, status: number, headers: RawHeaders): void {
  if (reading.isOver) return;
  if (status < 200) {
    reading.hints += 1;
    if (reading.hints > MOST_EARLY_HINTS) fail(reading, new LimitError(FAULT_CODES.earlyHints));
    return;
  }
  reading.head = { status, headers: joinHeaders(headers) };
  follow(reading, reading.request.wish(reading.head));
}

/** Repeated fields are one list (RFC 9110 section 5.3), but for two that are none: the last type counts, and two targets are none. */
function joinHeaders(headers: RawHeaders): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value = ""] of Object.entries(headers)) {
    if (typeof value === "string") joined[name] = value;
    else if (name === "content-type") joined[name] = value.at(-1) ?? "";
    else joined[name] = [...new Set(value)].join(name === "location" ? "\n" : ", ");
  }
  return joined;
}

function follow(reading: Reading, wish: BodyWish | "sniff"): void {
  reading.wish = wish;
  const announced = Number(reading.head?.headers["content-length"] ?? 0);
  if (wish === "nothing" && (announced > CHEAP_BYTES || reading.bytes > 0 || isStreamed(reading))) {
    settle(reading, true);
  } else if (
    (wish === "whole" || wish === "sniff") &&
    Math.max(announced, reading.bytes) > reading.limits.wireBytes
  ) {
    fail(reading, new LimitError(FAULT_CODES.bodySize));
  } else {
    enough(reading);
  }
}

function isStreamed({ head }: Reading): boolean {
  return head?.headers["transfer-encoding"] !== undefined;
}

function takeChunk(reading: Reading, chunk: Uint8Array): void {
  if (reading.isOver) return;
  reading.chunks.push(chunk);
  reading.bytes += chunk.length;
  enough(reading);
}

/** Ends the reading where all that is wanted is there, or more than there may be. */
function enough(reading: Reading): void {
  const { wish, bytes, limits } = reading;
  if (bytes > limits.wireBytes) fail(reading, new LimitError(FAULT_CODES.bodySize));
  else if (typeof wish === "number" && bytes > wish) settle(reading, true);
  else if (wish === "nothing" && bytes > CHEAP_BYTES) settle(reading, true);
  else if (wish === "sniff" && bytes >= SNIFF_BYTES) void sniff(reading, true);
}

/** A packed start takes a moment to unpack: the connection waits. */
async function sniff(reading: Reading, isStart: boolean): Promise<void> {
  const { head, controller, chunks } = reading;
  const encoding = head?.headers["content-encoding"] ?? "";
  if (encoding === "") {
    decide(reading, joined(chunks), isStart);
    return;
  }
  controller?.pause();
  reading.wish = undefined;
  const limits = { maxBytes: reading.limits.decodedBytes, isStart };
  const decoded = await decodeContent(joined(chunks), encoding, limits);
  decide(reading, decoded.ok ? decoded.bytes : new Uint8Array(), isStart);
  if (!reading.isOver) controller?.resume();
}

function decide(reading: Reading, start: Uint8Array, isStart: boolean): void {
  const { head, request } = reading;
  if (reading.isOver || head === undefined) return;
  const wish = request.wish(head, start.subarray(0, SNIFF_BYTES));
  follow(reading, wish === "sniff" ? "nothing" : wish);
  if (!isStart) settle(reading, false);
}

function takeEnd(reading: Reading): void {
  if (reading.wish === "sniff") void sniff(reading, false);
  else settle(reading, false);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}

/** Whoever answers with an error has said enough with his status, however he goes on. */
function fail(reading: Reading, error: unknown): void {
  const { head, conclude } = reading;
  if (reading.isOver) return;
  if (head !== undefined && head.status >= 400) {
    settle(reading, true);
    return;
  }
  reading.isOver = true;
  giveUp(reading);
  conclude({ ok: false, error: error instanceof Error ? error : new Error(String(error)) });
}

function settle(reading: Reading, isCut: boolean): void {
  const { head, conclude, chunks, wish } = reading;
  if (reading.isOver || head === undefined) return;
  reading.isOver = true;
  if (isCut) giveUp(reading);
  const unwanted = wish === "nothing";
  const raw = unwanted ? new Uint8Array() : joined(chunks);
  conclude({ ok: true, head, raw, isCut, unwanted });
}

function giveUp({ controller }: Reading): void {
  controller?.abort(new Error("no more is wanted"));
}
