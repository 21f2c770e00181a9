import { SSMClient, type SSMClientConfig } from "@aws-sdk/client-ssm";

/** A client that gives up in time for its caller to answer. */
export function createSsmClient(config: SSMClientConfig = {}): SSMClient {
  return new SSMClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
    ...config,
  });
}
