import { SQSClient, type SQSClientConfig } from "@aws-sdk/client-sqs";

/** A client that gives up in time for its caller to answer. */
export function createSqsClient(config: SQSClientConfig = {}): SQSClient {
  return new SQSClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  });
}
