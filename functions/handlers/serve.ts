import { handle } from "hono/aws-lambda";
import { createDynamoDbArticleStore } from "../adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../adapters/dynamodb-feed-store.ts";
import { createDynamoDbPublicUrl } from "../adapters/dynamodb-public-url.ts";
import { createDynamoDbSourceStore } from "../adapters/dynamodb-source-store.ts";
import { logLine } from "../adapters/lambda-log.ts";
import { createS3BlobStore } from "../adapters/s3-blob-store.ts";
import { createS3Client } from "../adapters/s3-client.ts";
import { readEnv, type ServeEnv } from "../env.ts";
import { createWebApp } from "../web/app.ts";

const env: ServeEnv = readEnv(["TABLE_NAME", "BUCKET_NAME", "HUB_URL", "PUBLIC_STATUS"]);
const dynamodb = createDynamoDbClient();
const app = createWebApp({
  sources: createDynamoDbSourceStore(dynamodb, env.TABLE_NAME),
  articles: createDynamoDbArticleStore(dynamodb, env.TABLE_NAME),
  feeds: createDynamoDbFeedStore(dynamodb, env.TABLE_NAME),
  blobs: createS3BlobStore(createS3Client(), env.BUCKET_NAME),
  clock: { now: () => new Date() },
  publicUrl: createDynamoDbPublicUrl(dynamodb, env.TABLE_NAME).read,
  report: (problem) => logLine({ message: "problem", ...problem }),
  settings: { hub: env.HUB_URL || undefined, publicStatus: env.PUBLIC_STATUS === "true" },
});

export const handler = handle(app);
