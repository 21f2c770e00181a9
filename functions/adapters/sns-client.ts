import { SNSClient, type SNSClientConfig } from "@aws-sdk/client-sns";

/** A client that gives up in time for its caller to answer. */
export function createSnsClient(config: SNSClientConfig = {}): SNSClient {
  return new SNSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  });
}
