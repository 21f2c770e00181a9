import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { checkBlobKey } from "../core/blob-key.ts";
import { TidingsError } from "../core/errors.ts";
import type { BlobStore } from "../usecases/ports.ts";

const MOST_READS = 3;

/** An object a blob. Needs `s3:ListBucket` too: without it S3 answers 403 for what is not there. */
export function createS3BlobStore(client: S3Client, bucket: string): BlobStore {
  return {
    async getBlob(key) {
      const command = new GetObjectCommand(toTarget(bucket, key));
      try {
        return await readWhole(() => client.send(command));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw toStoreError("read", key, error);
      }
    },
    async putBlob(key, bytes, contentType) {
      const object = { ...toTarget(bucket, key), Body: bytes, ContentType: contentType };
      await client.send(new PutObjectCommand(object)).catch((error) => {
        throw toStoreError("write", key, error);
      });
    },
    async deleteBlob(key) {
      await client.send(new DeleteObjectCommand(toTarget(bucket, key))).catch((error) => {
        if (!isMissing(error)) throw toStoreError("delete", key, error);
      });
    },
  };
}

/** The client repeats what fails before the body; a body that breaks off is ours to repeat. */
async function readWhole(send: () => Promise<GetObjectCommandOutput>): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    const { Body: body } = await send();
    try {
      return (await body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (attempt === MOST_READS) throw error;
    }
  }
}

function toTarget(bucket: string, key: string) {
  checkBlobKey(key);
  return { Bucket: bucket, Key: key };
}

function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey) return true;
  return (
    error instanceof S3ServiceException &&
    error.name !== "NoSuchBucket" &&
    error.$metadata.httpStatusCode === 404
  );
}

function toStoreError(verb: string, key: string, error: unknown): TidingsError {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new TidingsError("store-unavailable", `S3 failed to ${verb} ${key}: ${reason}`, {
    cause: error,
  });
}
