import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { ServiceMetrics } from "./service-metrics.ts";

interface AlarmsProps {
  readonly metrics: ServiceMetrics;
  readonly topic: Topic;
}

interface AlarmRule extends Pick<AlarmProps, "metric" | "threshold" | "evaluationPeriods"> {
  readonly says: string;
  /** Heading of its page in docs/RUNBOOK.md, as an anchor. */
  readonly page: string;
  readonly when?: ComparisonOperator;
  readonly ifMissing?: TreatMissingData;
}

const HOUR_MS = 3_600_000;

/** What needs a person. Each says what is wrong and which page of the runbook says what to do. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { metrics, topic }: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(topic);
    for (const [name, { says, page, when, ifMissing, ...rule }] of Object.entries(rules(metrics))) {
      const alarm = new Alarm(this, name, {
        ...rule,
        alarmDescription: `${says} What to do: docs/RUNBOOK.md#${page}`,
        comparisonOperator: when ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: ifMissing ?? TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}

function rules(metrics: ServiceMetrics): Record<string, AlarmRule> {
  return {
    DeadCrawls: {
      says: "A crawl of a source failed five times and was put aside.",
      page: "dead-letters",
      metric: metrics.deadCrawls,
      threshold: 1,
      evaluationPeriods: 1,
    },
    DeadArticles: {
      says: "A crawl of an article failed five times and was put aside.",
      page: "dead-letters",
      metric: metrics.deadArticles,
      threshold: 1,
      evaluationPeriods: 1,
    },
    LongWait: {
      says: "Work waits for more than an hour before it is done.",
      page: "long-wait",
      metric: metrics.longestWait,
      threshold: HOUR_MS,
      evaluationPeriods: 3,
    },
    ScheduleErrors: functionErrors("schedule-crawls", metrics.scheduleErrors),
    CrawlSourceErrors: functionErrors("crawl-source", metrics.sourceErrors),
    CrawlArticleErrors: functionErrors("crawl-article", metrics.articleErrors),
    ServerErrors: {
      says: "Subscribers get errors instead of feeds.",
      page: "server-errors",
      metric: metrics.serverErrors,
      threshold: 5,
      evaluationPeriods: 1,
    },
    ScheduleMissed: {
      says: "Nothing has asked for a quarter of an hour what is due: no source is crawled.",
      page: "schedule-missed",
      metric: metrics.ticks,
      threshold: 1,
      evaluationPeriods: 3,
      when: ComparisonOperator.LESS_THAN_THRESHOLD,
      ifMissing: TreatMissingData.BREACHING,
    },
  };
}

function functionErrors(name: string, metric: IMetric): AlarmRule {
  const says = `The function ${name} crashes or runs out of time.`;
  return { says, page: "function-errors", metric, threshold: 3, evaluationPeriods: 1 };
}
