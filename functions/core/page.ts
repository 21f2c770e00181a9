/** What a site answered, before anything was read out of it. */
export interface Page {
  /** The address that was asked for. */
  readonly requestedUrl: string;
  /** The address that answered, after redirects. Relative links start here. */
  readonly url: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded from its Content-Encoding, not from its charset. */
  readonly body: Uint8Array;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}

/** What a conditional request sends back, byte for byte as the server said it (RFC 9110 section 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}
