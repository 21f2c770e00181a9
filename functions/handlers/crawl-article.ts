import { toSqsHandler } from "../adapters/lambda-sqs.ts";
import type { CrawlArticleMessage } from "../core/messages.ts";
import { crawlArticle } from "../usecases/crawl-article.ts";
import { orLater } from "../usecases/or-later.ts";
import { untilAborted } from "../usecases/until-aborted.ts";
import { crawlOnAws } from "../wiring/crawl-on-aws.ts";

const deps = crawlOnAws();

export const handler = toSqsHandler((message: CrawlArticleMessage, { signal }) =>
  orLater(message, () => crawlArticle(message, untilAborted(signal, deps)), deps),
);
