import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { Duration } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { CrawlEnv, ScheduleCrawlsEnv } from "../../functions/env.ts";
import type { Settings } from "../settings.ts";
import { NodeFunction } from "./node-function.ts";
import type { OperatorTopic } from "./operator-topic.ts";
import type { Storage } from "./storage.ts";
import { WorkQueue } from "./work-queue.ts";

interface CrawlPipelineProps {
  readonly storage: Storage;
  readonly settings: Settings;
  readonly operator: OperatorTopic;
}

/** What one call may take; its visits run side by side, and each ends by its own deadline before. */
const WORK_TIME = Duration.seconds(60);
const BATCH_SIZE = 5;

/** schedule-crawls → crawls → crawl-source → articles → crawl-article. */
export class CrawlPipeline extends Construct {
  readonly crawls: WorkQueue;
  readonly articles: WorkQueue;
  readonly scheduleCrawls: NodeFunction<ScheduleCrawlsEnv>;
  readonly crawlSource: NodeFunction<CrawlEnv>;
  readonly crawlArticle: NodeFunction<CrawlEnv>;

  constructor(scope: Construct, id: string, props: CrawlPipelineProps) {
    super(scope, id);
    this.crawls = new WorkQueue(this, "Crawls", { workTime: WORK_TIME });
    this.articles = new WorkQueue(this, "Articles", { workTime: WORK_TIME });
    this.scheduleCrawls = this.createScheduler(props);
    this.crawlSource = this.createCrawlSource(props);
    this.crawlArticle = this.createCrawlArticle(props);
    const { concurrency } = props.settings;
    this.crawls.feed(this.crawlSource, { batchSize: BATCH_SIZE, concurrency });
    this.articles.feed(this.crawlArticle, { batchSize: BATCH_SIZE, concurrency });
  }

  private createScheduler({ storage }: CrawlPipelineProps): NodeFunction<ScheduleCrawlsEnv> {
    const fn = new NodeFunction<ScheduleCrawlsEnv>(this, "ScheduleCrawls", {
      description: "Queues every source and article that is due",
      handler: "schedule-crawls",
      environment: this.queueEnv(storage),
      memorySize: 512,
      timeout: Duration.seconds(55),
    });
    storage.allowQueries(fn, "table", "byTime");
    storage.allowItems(fn, ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"]);
    this.crawls.allowSending(fn);
    this.articles.allowSending(fn);
    this.everyMinute(fn);
    return fn;
  }

  /** Also tells the operator of its source's health, and lets go what has expired. */
  private createCrawlSource(props: CrawlPipelineProps): NodeFunction<CrawlEnv> {
    const fn = this.createCrawler("CrawlSource", "crawl-source", props);
    const { storage, operator } = props;
    storage.allowItems(fn, ["DeleteItem"]);
    storage.allowBlobs(fn, ["DeleteObject"], ["bodies", "snapshots"]);
    operator.allowTelling(fn);
    this.crawls.allowSending(fn);
    return fn;
  }

  /**
   * Also reads again what it has of a split article's pages, when the last one is there, and asks for the next page of a pager
   * that is gone through.
   */
  private createCrawlArticle(props: CrawlPipelineProps): NodeFunction<CrawlEnv> {
    const fn = this.createCrawler("CrawlArticle", "crawl-article", props);
    props.storage.allowBlobs(fn, ["GetObject"], ["snapshots"]);
    this.crawls.allowSending(fn);
    return fn;
  }

  private createCrawler(
    id: string,
    handler: string,
    { storage, settings, operator }: CrawlPipelineProps,
  ): NodeFunction<CrawlEnv> {
    const fn = new NodeFunction<CrawlEnv>(this, id, {
      description: `Works on the queue of ${handler} messages`,
      handler,
      environment: {
        ...this.queueEnv(storage),
        BUCKET_NAME: storage.bucket.bucketName,
        CONTACT_URL: settings.contactUrl ?? "",
        OPERATOR_TOPIC_ARN: operator.topic.topicArn,
        HUB_URL: settings.hub ?? "",
        ALLOW_NETWORK: settings.allowNetwork?.join(",") ?? "",
      },
      memorySize: 512,
      timeout: WORK_TIME,
    });
    storage.allowQueries(fn, "table", "bySource");
    storage.allowItems(fn, ["BatchGetItem", "GetItem", "PutItem", "UpdateItem"]);
    storage.allowBlobs(fn, ["PutObject"], ["bodies", "snapshots"]);
    this.articles.allowSending(fn);
    return fn;
  }

  private queueEnv({ table }: Storage): ScheduleCrawlsEnv {
    return {
      TABLE_NAME: table.tableName,
      CRAWL_QUEUE_URL: this.crawls.queue.queueUrl,
      ARTICLE_QUEUE_URL: this.articles.queue.queueUrl,
    };
  }

  /** A tick that fails is not repeated: the next one, a minute later, finds the same things due. */
  private everyMinute(fn: NodeFunction<ScheduleCrawlsEnv>): void {
    fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    const role = new Role(this, "TickRole", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com"),
    });
    fn.grantInvokeLatestVersion(role);
    const input = ScheduleTargetInput.fromObject({ version: 1, kind: "tick" });
    const retryPolicy = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 };
    new Schedule(this, "Tick", {
      description: "Asks every minute what is due",
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: { bind: () => ({ arn: fn.functionArn, role, input, retryPolicy }) },
    });
  }
}
