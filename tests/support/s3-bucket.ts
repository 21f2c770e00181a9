import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, type S3Client } from "@aws-sdk/client-s3";
import S3rver from "s3rver";
import { createS3Client } from "../../functions/adapters/s3-client.ts";
import { type AtEnd, useService } from "./use-service.ts";

/** An S3 for the tests of this file: the one at AWS_ENDPOINT_URL, else s3rver in this process. Answers a new bucket. */
export function useS3(): () => Promise<{ client: S3Client; bucket: string }> {
  const service = useService(async (atEnd) => {
    const client = createS3Client({
      endpoint: process.env.AWS_ENDPOINT_URL ?? (await startS3rver(atEnd)),
      region: "us-east-1",
      credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    });
    atEnd(() => client.destroy());
    return client;
  });
  return async () => {
    const client = service();
    const bucket = `tidings-${crypto.randomUUID()}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    return { client, bucket };
  };
}

async function startS3rver(atEnd: AtEnd): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "tidings-s3-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const server = new S3rver({ port: 0, address: "127.0.0.1", directory, silent: true });
  const { port } = await server.run();
  atEnd(() => server.close());
  return `http://127.0.0.1:${port}`;
}
