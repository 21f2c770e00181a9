import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { type IMetric, Metric, Stats, Unit } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern } from "aws-cdk-lib/aws-logs";
import { Duration, Stack } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { CrawlPipeline } from "./crawl-pipeline.ts";
import type { NodeFunction } from "./node-function.ts";

interface ServiceMetricsProps {
  readonly pipeline: CrawlPipeline;
  readonly api: HttpApi;
  readonly serve: NodeFunction;
}

const PERIOD = Duration.minutes(5);

/** What is watched, each over five minutes. None has a source as its dimension: that would cost more than the service. */
export class ServiceMetrics extends Construct {
  readonly deadCrawls: IMetric;
  readonly deadArticles: IMetric;
  readonly waitingCrawls: IMetric;
  readonly waitingArticles: IMetric;
  /** From when work was first asked for till it was done, re-sending included: a queue's own age forgets that. */
  readonly longestWait: IMetric;
  readonly ticks: IMetric;
  /** Calls that crashed or ran out of time. */
  readonly scheduleErrors: IMetric;
  readonly sourceErrors: IMetric;
  readonly articleErrors: IMetric;
  readonly requests: IMetric;
  readonly serverErrors: IMetric;
  readonly serveDuration: IMetric;

  constructor(scope: Construct, id: string, { pipeline, api, serve }: ServiceMetricsProps) {
    super(scope, id);
    const { crawls, articles, scheduleCrawls, crawlSource, crawlArticle } = pipeline;
    const most = { period: PERIOD, statistic: Stats.MAXIMUM };
    const sum = { period: PERIOD, statistic: Stats.SUM };
    this.deadCrawls = crawls.deadLetters.metricApproximateNumberOfMessagesVisible(most);
    this.deadArticles = articles.deadLetters.metricApproximateNumberOfMessagesVisible(most);
    this.waitingCrawls = crawls.queue.metricApproximateNumberOfMessagesVisible(most);
    this.waitingArticles = articles.queue.metricApproximateNumberOfMessagesVisible(most);
    this.longestWait = this.countWaits([crawlSource, crawlArticle]);
    this.ticks = scheduleCrawls.metricInvocations(sum);
    this.scheduleErrors = scheduleCrawls.metricErrors(sum);
    this.sourceErrors = crawlSource.metricErrors(sum);
    this.articleErrors = crawlArticle.metricErrors(sum);
    this.requests = api.metricCount(sum);
    this.serverErrors = api.metricServerError(sum);
    this.serveDuration = serve.metricDuration({ period: PERIOD, statistic: Stats.p(95) });
  }

  /** One metric out of the line that is logged for each message. */
  private countWaits(functions: readonly NodeFunction[]): IMetric {
    const metricNamespace = `Tidings/${Stack.of(this).stackName}`;
    const metricName = "WaitedMs";
    for (const fn of functions) {
      fn.logs.addMetricFilter(metricName, {
        filterPattern: FilterPattern.exists("$.message.waitedMs"),
        metricNamespace,
        metricName,
        metricValue: "$.message.waitedMs",
        unit: Unit.MILLISECONDS,
      });
    }
    return new Metric({
      namespace: metricNamespace,
      metricName,
      period: PERIOD,
      statistic: Stats.MAXIMUM,
    });
  }
}
