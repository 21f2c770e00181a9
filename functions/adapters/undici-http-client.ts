import type { LookupFunction } from "node:net";
import type { Dispatcher } from "undici";
import { openNetworks } from "../core/network/address-rules.ts";
import { type CheckedUrl, checkUrl, hostOf } from "../core/network/check-url.ts";
import { ACCEPT_ENCODING, decodeContent } from "../core/network/decode-content.ts";
import { nameFault } from "../core/network/name-fault.ts";
import type { HttpClient, HttpFailure, HttpRequest, HttpResponse } from "../usecases/ports.ts";
import { type Exchange, exchange } from "./undici-exchange.ts";
import { createGuardedAgent, isPublicByBoth } from "./undici-guarded-agent.ts";

/** What one request may cost; measured: every kind of misbehaving server ends within these. */
export const HTTP_LIMITS = {
  /** Look-up, TCP and TLS. */
  connectMs: 5_000,
  /** From the request to the last of the headers. */
  headersMs: 10_000,
  /** Between two pieces of a body. */
  gapMs: 10_000,
  headerBytes: 16 * 1024,
  wireBytes: 5 * 1024 * 1024,
  decodedBytes: 10 * 1024 * 1024,
} as const;

export type HttpLimits = { readonly [name in keyof typeof HTTP_LIMITS]: number };

export interface UndiciHttpClientOptions {
  /** CIDR blocks beside the public internet that may be called, at any port: `127.0.0.0/8`. */
  readonly allowNetworks?: readonly string[];
  readonly limits?: Partial<HttpLimits>;
  /** The system's, unless told otherwise. */
  readonly lookup?: LookupFunction;
  /** Further authorities to trust, in PEM. */
  readonly ca?: string;
}

export interface UndiciHttpClient extends HttpClient {
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Answers `HttpClient` with undici under the guard: no request reaches an address that is neither public nor opened.
 * @throws {RangeError} for an `allowNetworks` that is no network
 */
export function createUndiciHttpClient(options: UndiciHttpClientOptions = {}): UndiciHttpClient {
  const { allowNetworks = [], limits: changed, lookup, ca } = options;
  const limits = { ...HTTP_LIMITS, ...changed };
  const opened = openNetworks(allowNetworks);
  const accepts = (address: string) => isPublicByBoth(address) || opened.contains(address);
  const agents = {
    public: createGuardedAgent({ ...limits, lookup, ca, accepts }),
    opened: createGuardedAgent({ ...limits, lookup, ca, accepts: opened.contains }),
  };

  return {
    async get(request) {
      const startedAt = performance.now();
      const checked = checkUrl(request.url, { opened, ports: request.ports });
      if (!checked.ok) return toFailure(checked);
      const result = await send(checked.url, request, agents[checked.reach], limits);
      return { ...result, milliseconds: Math.round(performance.now() - startedAt) };
    },
    check({ url, ports }) {
      const checked = checkUrl(url, { opened, ports });
      return checked.ok ? undefined : toFailure(checked);
    },
    isOpened(url) {
      const parsed = URL.parse(url);
      if (parsed === null) return false;
      const host = hostOf(parsed);
      return opened.contains(LOCALHOST.test(host) ? "127.0.0.1" : host);
    },
    async close() {
      await Promise.all([agents.public.destroy(), agents.opened.destroy()]);
    },
  };
}

function toFailure({ kind, reason }: Extract<CheckedUrl, { ok: false }>): HttpFailure {
  return { kind, reason, milliseconds: 0 };
}

const LOCALHOST = /(?:^|\.)localhost$/;

type Answer = Omit<HttpResponse, "milliseconds"> | Omit<HttpFailure, "milliseconds">;

async function send(
  url: URL,
  request: HttpRequest,
  agent: Dispatcher,
  limits: HttpLimits,
): Promise<Answer> {
  const headers = { ...request.headers, "accept-encoding": ACCEPT_ENCODING };
  const result = await exchange(url, { ...request, headers }, agent, limits);
  return result.ok ? unpack(result, limits) : nameFault(result.error);
}

/** The body of an error page that can't be unpacked is nobody's loss. */
async function unpack(
  { head, raw, isCut, unwanted }: Extract<Exchange, { ok: true }>,
  { decodedBytes }: HttpLimits,
): Promise<Answer> {
  const encoding = head.headers["content-encoding"] ?? "";
  const decoded = await decodeContent(raw, encoding, { maxBytes: decodedBytes, isStart: isCut });
  if (!decoded.ok && head.status < 400) return { kind: decoded.kind, reason: decoded.reason };
  const body = decoded.ok ? decoded.bytes : new Uint8Array();
  return { kind: "response", ...head, body, unwanted, wireBytes: raw.length };
}
