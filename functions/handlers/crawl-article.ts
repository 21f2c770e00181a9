import { toSqsHandler } from "../adapters/lambda-sqs.ts";
import type { CrawlArticleMessage } from "../core/messages.ts";
import { type CrawlEnv, readEnv } from "../env.ts";
import { crawlArticle } from "../usecases/crawl-article.ts";
import { crawlOnAws } from "../wiring/crawl-on-aws.ts";

const env: CrawlEnv = readEnv([
  "TABLE_NAME",
  "BUCKET_NAME",
  "CRAWL_QUEUE_URL",
  "ARTICLE_QUEUE_URL",
  "CONTACT_URL",
  "OPERATOR_TOPIC_ARN",
  "PUBLIC_URL_PARAMETER",
  "HUB_URL",
  "ALLOW_NETWORK",
]);
const deps = crawlOnAws(env);

export const handler = toSqsHandler((message: CrawlArticleMessage) => crawlArticle(message, deps));
