import { toSqsHandler } from "../adapters/lambda-sqs.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import { crawlSource } from "../usecases/crawl-source.ts";
import { orLater } from "../usecases/or-later.ts";
import { untilAborted } from "../usecases/until-aborted.ts";
import { crawlOnAws } from "../wiring/crawl-on-aws.ts";

const deps = crawlOnAws();

export const handler = toSqsHandler((message: CrawlSourceMessage, { signal }) =>
  orLater(message, () => crawlSource(message, untilAborted(signal, deps)), deps),
);
