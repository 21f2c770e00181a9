import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { TidingsError } from "../core/errors.ts";

/** More was asked of the table, or of one of its partitions, than it is given: the same call succeeds later. */
const THROTTLED = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
]);

/**
 * `store-throttled` or `store-unavailable` for whatever DynamoDB refuses, but for a condition that failed: that is an
 * answer.
 */
export async function clearly<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isThrottled = error instanceof Error && THROTTLED.has(error.name);
    const code = isThrottled ? "store-throttled" : "store-unavailable";
    throw new TidingsError(code, `DynamoDB failed to ${operation}: ${reason}`, {
      cause: error,
    });
  }
}
