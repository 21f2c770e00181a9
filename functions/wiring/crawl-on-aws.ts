import { setTimeout } from "node:timers/promises";
import { createDynamoDbArticleStore } from "../adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../adapters/dynamodb-feed-store.ts";
import { createDynamoDbHostStore } from "../adapters/dynamodb-host-store.ts";
import { createDynamoDbPublicUrl } from "../adapters/dynamodb-public-url.ts";
import { createDynamoDbSourceStore } from "../adapters/dynamodb-source-store.ts";
import { logLine } from "../adapters/lambda-log.ts";
import { createS3BlobStore } from "../adapters/s3-blob-store.ts";
import { createS3Client } from "../adapters/s3-client.ts";
import { createSnsClient } from "../adapters/sns-client.ts";
import { createSnsNotifier } from "../adapters/sns-notifier.ts";
import { createSqsClient } from "../adapters/sqs-client.ts";
import { createSqsQueue } from "../adapters/sqs-queue.ts";
import { createUndiciHttpClient } from "../adapters/undici-http-client.ts";
import { createUndiciHubClient } from "../adapters/undici-hub-client.ts";
import { userAgent } from "../core/user-agent.ts";
import { type CrawlEnv, readEnv } from "../env.ts";
import { announceChanges } from "../usecases/announce-changes.ts";
import type { CrawlDependencies } from "../usecases/crawl-dependencies.ts";
import { createPageVisitor } from "../usecases/visit-page.ts";

/** All that crawling stands on, in AWS, by the function's environment. */
export function crawlOnAws(): CrawlDependencies {
  const env: CrawlEnv = readEnv([
    "TABLE_NAME",
    "BUCKET_NAME",
    "CRAWL_QUEUE_URL",
    "ARTICLE_QUEUE_URL",
    "CONTACT_URL",
    "OPERATOR_TOPIC_ARN",
    "HUB_URL",
    "ALLOW_NETWORK",
  ]);
  const table = [createDynamoDbClient(), env.TABLE_NAME] as const;
  const clock = { now: () => new Date() };
  const http = createUndiciHttpClient({
    allowNetworks: env.ALLOW_NETWORK.split(",").filter(Boolean),
  });
  const sources = createDynamoDbSourceStore(...table);
  return {
    sources,
    articles: createDynamoDbArticleStore(...table),
    feeds: announceChanges(createDynamoDbFeedStore(...table), {
      hub: env.HUB_URL || undefined,
      client: createUndiciHubClient(),
      sources,
      publicUrl: createDynamoDbPublicUrl(...table).read,
      sleep: setTimeout,
      report: (failure) => logLine({ message: "hub not told", ...failure }),
    }),
    blobs: createS3BlobStore(createS3Client(), env.BUCKET_NAME),
    queue: createSqsQueue(createSqsClient(), {
      "crawl-source": env.CRAWL_QUEUE_URL,
      "crawl-article": env.ARTICLE_QUEUE_URL,
    }),
    clock,
    pages: createPageVisitor({
      http,
      hosts: createDynamoDbHostStore(...table),
      clock,
      userAgent: userAgent(env.CONTACT_URL),
      log: logLine,
    }),
    notifier: createSnsNotifier(createSnsClient(), env.OPERATOR_TOPIC_ARN),
  };
}
