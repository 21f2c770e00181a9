import { createDynamoDbArticleStore } from "../adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../adapters/dynamodb-client.ts";
import { createDynamoDbSourceStore } from "../adapters/dynamodb-source-store.ts";
import { logLine } from "../adapters/lambda-log.ts";
import { createSqsClient } from "../adapters/sqs-client.ts";
import { createSqsQueue } from "../adapters/sqs-queue.ts";
import { readEnv, type ScheduleCrawlsEnv } from "../env.ts";
import { scheduleCrawls } from "../usecases/schedule-crawls.ts";

const env: ScheduleCrawlsEnv = readEnv(["TABLE_NAME", "CRAWL_QUEUE_URL", "ARTICLE_QUEUE_URL"]);
const dynamodb = createDynamoDbClient();
const deps = {
  sources: createDynamoDbSourceStore(dynamodb, env.TABLE_NAME),
  articles: createDynamoDbArticleStore(dynamodb, env.TABLE_NAME),
  queue: createSqsQueue(createSqsClient(), {
    "crawl-source": env.CRAWL_QUEUE_URL,
    "crawl-article": env.ARTICLE_QUEUE_URL,
  }),
  clock: { now: () => new Date() },
};

export async function handler(): Promise<void> {
  logLine({ message: "tick", ...(await scheduleCrawls(deps)) });
}
