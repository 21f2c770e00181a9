import { describe, expect, it } from "vitest";
import { createS3BlobStore } from "../../functions/adapters/s3-blob-store.ts";
import { createS3Client } from "../../functions/adapters/s3-client.ts";
import { itKeepsTheBlobStoreContract } from "../contracts/blob-store.ts";
import { useS3 } from "../support/s3-bucket.ts";

const newBucket = useS3();

describe("S3 blob store", () => {
  const create = async () => {
    const { client, bucket } = await newBucket();
    return createS3BlobStore(client, bucket);
  };
  // s3rver writes over what is being read.
  const replacesWhole = process.env.AWS_ENDPOINT_URL !== undefined;
  itKeepsTheBlobStoreContract(create, { replacesWhole });

  it("does not take a missing bucket for a missing blob", async () => {
    const { client } = await newBucket();
    const store = createS3BlobStore(client, "tidings-none");
    await expect(store.getBlob("a/b")).rejects.toMatchObject({ code: "store-unavailable" });
    await expect(store.deleteBlob("a/b")).rejects.toMatchObject({ code: "store-unavailable" });
  });

  it("says what failed where nobody answers", async () => {
    const client = createS3Client({
      endpoint: "http://127.0.0.1:1",
      region: "us-east-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
    });
    await expect(
      createS3BlobStore(client, "b").putBlob("a/b", new Uint8Array(), "text/plain"),
    ).rejects.toMatchObject({
      code: "store-unavailable",
      message: expect.stringContaining("S3 failed to write a/b"),
    });
  });
});
