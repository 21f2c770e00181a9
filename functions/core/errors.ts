export type ErrorCode =
  | "conflict"
  | "queue-refused"
  | "bad-message"
  | "bad-sources"
  | "damaged-record"
  | "record-too-large"
  | "store-unavailable"
  | "store-throttled"
  | "deadline"
  | "not-told";

/** A failure of ours or of a service that we stand on. `code` says why to a program, the message to a person. */
export class TidingsError extends Error {
  override readonly name = "TidingsError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const LASTING: ReadonlySet<ErrorCode> = new Set([
  "bad-message",
  "damaged-record",
  "record-too-large",
]);

/** Whether the same work may succeed later: of what we don't know, we assume it. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof TidingsError) || !LASTING.has(error.code);
}

/** A store that was asked for more than it is given: everyday where its capacity is fixed, and no fault of the work. */
export function isThrottled(error: unknown): boolean {
  return error instanceof TidingsError && error.code === "store-throttled";
}
