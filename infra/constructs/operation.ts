import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { Alarms } from "./alarms.ts";
import type { CrawlPipeline } from "./crawl-pipeline.ts";
import { addDashboard } from "./dashboard.ts";
import type { NodeFunction } from "./node-function.ts";
import { ServiceMetrics } from "./service-metrics.ts";

export interface OperationProps {
  readonly pipeline: CrawlPipeline;
  readonly api: HttpApi;
  readonly serve: NodeFunction;
  readonly settings: Settings;
}

/** How the operator hears of the service: what needs a hand by mail, the rest on one page. */
export class Operation extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { settings, ...parts }: OperationProps) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", {
      displayName: "Tidings",
      enforceSSL: true,
    });
    if (settings.alarmEmail) this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    const metrics = new ServiceMetrics(this, "Metrics", parts);
    new Alarms(this, "Alarms", { metrics, topic: this.topic });
    addDashboard(this, metrics);
  }
}
