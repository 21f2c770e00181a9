import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/** A client that gives up in time for its caller to answer. The bucket is part of the path: emulators have no other names. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    forcePathStyle: true,
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
    ...config,
  });
}
