export interface Fault {
  readonly kind: "blocked-address" | "dns" | "tls" | "timeout" | "too-large" | "network";
  /** A clause for the operator: "its certificate has expired". */
  readonly reason: string;
}

/** Our own codes; the rest are Node's, OpenSSL's and undici's. */
export const FAULT_CODES = {
  blocked: "TIDINGS_BLOCKED_ADDRESS",
  deadline: "TIDINGS_DEADLINE",
  bodySize: "TIDINGS_BODY_SIZE",
  earlyHints: "TIDINGS_EARLY_HINTS",
} as const;

const KNOWN: Readonly<Record<string, readonly [Fault["kind"], string]>> = {
  [FAULT_CODES.blocked]: [
    "blocked-address",
    "it leads to an address that is not of the public internet",
  ],
  [FAULT_CODES.deadline]: ["timeout", "it was not done when its time was up"],
  [FAULT_CODES.bodySize]: ["too-large", "its body is larger than we take"],
  [FAULT_CODES.earlyHints]: ["network", "it sends hints and no answer"],
  UND_ERR_CONNECT_TIMEOUT: ["timeout", "no connection came about in time"],
  ETIMEDOUT: ["timeout", "no connection came about in time"],
  UND_ERR_HEADERS_TIMEOUT: ["timeout", "it took the request and did not answer in time"],
  UND_ERR_BODY_TIMEOUT: ["timeout", "it fell silent in the middle of its answer"],
  UND_ERR_HEADERS_OVERFLOW: ["too-large", "its headers are larger than we take"],
  HPE_HEADER_OVERFLOW: ["too-large", "its headers are larger than we take"],
  ENOTFOUND: ["dns", "its name is not known"],
  ENODATA: ["dns", "its name has no address"],
  EAI_NODATA: ["dns", "its name has no address"],
  EAI_AGAIN: ["dns", "the name server did not answer"],
  EAI_FAIL: ["dns", "the name server failed"],
  ESERVFAIL: ["dns", "the name server failed"],
  EREFUSED: ["dns", "the name server refused to answer"],
  EBADNAME: ["dns", "its name is no valid host name"],
  CERT_HAS_EXPIRED: ["tls", "its certificate has expired"],
  CERT_NOT_YET_VALID: ["tls", "its certificate is not valid yet"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["tls", "its certificate is for another name"],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["tls", "its certificate is self-signed"],
  SELF_SIGNED_CERT_IN_CHAIN: ["tls", "its certificate comes from an authority that nobody knows"],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    "tls",
    "its certificate comes from an authority that nobody knows, or a part of its chain is missing",
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["tls", "a part of its certificate's chain is missing"],
  CERT_REVOKED: ["tls", "its certificate was revoked"],
  ECONNREFUSED: ["network", "it refuses connections"],
  ECONNRESET: ["network", "it broke off the connection"],
  EPIPE: ["network", "it broke off the connection"],
  UND_ERR_SOCKET: ["network", "it broke off the connection"],
  EHOSTUNREACH: ["network", "there is no way to it"],
  ENETUNREACH: ["network", "there is no way to it"],
};
const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_)|_CERT_|^EPROTO$/;
const DNS_CODE = /^(?:EAI_|EBAD(?:QUERY|RESP|STR)$|EFORMERR$)/;
const HTTP_CODE = /^HPE_|^UND_ERR_RESPONSE|^UND_ERR_RES_/;

/** What an error of the network means. `code` is the error's, or that of its cause. */
export function nameFault(error: unknown): Fault {
  const code = codeOf(error);
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (known !== undefined) return { kind: known[0], reason: known[1] };
  if (TLS_CODE.test(code))
    return { kind: "tls", reason: `no secure connection came about (${code})` };
  if (DNS_CODE.test(code))
    return { kind: "dns", reason: `its name could not be looked up (${code})` };
  if (HTTP_CODE.test(code))
    return { kind: "network", reason: `its answer is no valid HTTP (${code})` };
  return {
    kind: "network",
    reason: code === "" ? "the request failed" : `the request failed (${code})`,
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
