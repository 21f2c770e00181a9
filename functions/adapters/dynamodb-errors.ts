import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { TidingsError } from "../core/errors.ts";

/** `store-unavailable` for whatever DynamoDB refuses, but for a condition that failed: that is an answer. */
export async function clearly<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new TidingsError("store-unavailable", `DynamoDB failed to ${operation}: ${reason}`, {
      cause: error,
    });
  }
}
