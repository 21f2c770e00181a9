import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { isRetryable, TidingsError } from "../core/errors.ts";
import type { Message } from "../core/messages.ts";
import { parseMessage } from "../core/parse-message.ts";

export interface Delivery {
  readonly messageId: string;
  /** 1 for the first time. */
  readonly receiveCount: number;
  /** Aborted at the deadline; what is still running a second later is given back to the queue. */
  readonly signal: AbortSignal;
}

export interface LogLine {
  readonly level: "info" | "error";
  readonly message: "done" | "failed";
  readonly messageId: string;
  readonly receiveCount: number;
  readonly milliseconds: number;
  readonly [field: string]: unknown;
}

interface SqsHandlerOptions {
  readonly log?: (line: LogLine) => void;
  /** From the batch's arrival; on Lambda the function's own end, less a margin, if that is sooner. */
  readonly deadlineMs?: number;
}

/** What Lambda tells beside the event; a queue on one machine need not. */
interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

type Work<M extends Message> = (message: M, delivery: Delivery) => Promise<object>;

/** Leaves the time to answer which messages are done: who is cut off answers nothing, and all of them come again. */
const MARGIN_MS = 3_000;

/** For work that has heard that its time is up: to put its message back by itself. */
const GRACE_MS = 1_000;

/**
 * Lets a queue call `work` with each message of a batch, all at once. What fails goes back to the queue, which delivers it
 * again until its dead letters take it: also what can never succeed, so that somebody sees it. The others are done.
 * One line is logged a message: what `work` answered, or why it failed.
 */
export function toSqsHandler<M extends Message>(
  work: Work<M>,
  { log = logToConsole, deadlineMs = 45_000 }: SqsHandlerOptions = {},
) {
  return async (event: SQSEvent, context?: InvocationContext): Promise<SQSBatchResponse> => {
    const endsInMs = (context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY) - MARGIN_MS;
    const signal = AbortSignal.timeout(Math.max(1, Math.min(deadlineMs, endsInMs)));
    const outcomes = await Promise.all(
      event.Records.map((record) => handleRecord(record, { work, log, signal })),
    );
    const failed = event.Records.filter((_, index) => !outcomes[index]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

interface RecordDependencies<M extends Message> {
  readonly work: Work<M>;
  readonly log: (line: LogLine) => void;
  readonly signal: AbortSignal;
}

/** Whether the message is done. */
async function handleRecord<M extends Message>(
  record: SQSRecord,
  { work, log, signal }: RecordDependencies<M>,
): Promise<boolean> {
  const startedAt = performance.now();
  const receiveCount = Number(record.attributes.ApproximateReceiveCount);
  const { messageId } = record;
  const facts = () => {
    const milliseconds = Math.round(performance.now() - startedAt);
    return { messageId, receiveCount, milliseconds, ...about(record.body) };
  };

  try {
    const message = parseMessage(record.body) as M;
    const done = await soonAfterDeadline(
      work(message, { messageId, receiveCount, signal }),
      signal,
    );
    log({ level: "info", message: "done", ...facts(), result: done });
    return true;
  } catch (error) {
    log({ level: "error", message: "failed", ...facts(), ...describe(error) });
    return false;
  }
}

function soonAfterDeadline<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = (cause?: unknown) =>
    new TidingsError("deadline", "it was not done by the deadline", { cause });
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    timer = setTimeout(() => reject(late()), GRACE_MS);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  const working = work.catch((error: unknown) => {
    throw signal.aborted ? late(error) : error;
  });
  return Promise.race([working, promise]).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  });
}

/** Enough to find everything that was logged of one source or article, and how long the work waited. */
function about(body: string): object {
  try {
    const { kind, sourceKey, articleId, enqueuedAt } = parseMessage(body) as Message & {
      articleId?: string;
    };
    const waitedMs = Math.max(0, Date.now() - Date.parse(enqueuedAt));
    return { kind, sourceKey, ...(articleId && { articleId }), waitedMs };
  } catch {
    return {};
  }
}

function describe(error: unknown): object {
  const { code, message, stack, cause } = Object(error) as Partial<TidingsError>;
  return {
    code: code ?? "unexpected",
    reason: message ?? String(error),
    retryable: isRetryable(error),
    ...(error instanceof TidingsError
      ? cause !== undefined && { cause: String(cause) }
      : { stack }),
  };
}

/** Lambda writes an object into its own JSON line as it is; a text it would encode once more, and no filter could read it. */
function logToConsole(line: LogLine): void {
  console[line.level](line);
}
