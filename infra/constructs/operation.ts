import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { Alarms } from "./alarms.ts";
import type { CrawlPipeline } from "./crawl-pipeline.ts";
import { addDashboard } from "./dashboard.ts";
import type { NodeFunction } from "./node-function.ts";
import { ServiceMetrics } from "./service-metrics.ts";

export interface OperationProps {
  readonly pipeline: CrawlPipeline;
  readonly api: HttpApi;
  readonly serve: NodeFunction;
  /** Told of every alarm, and of its end. */
  readonly topic: Topic;
}

/** How the service is watched: what needs a hand is told, the rest is on one page. */
export class Operation extends Construct {
  constructor(scope: Construct, id: string, { topic, ...parts }: OperationProps) {
    super(scope, id);
    const metrics = new ServiceMetrics(this, "Metrics", parts);
    new Alarms(this, "Alarms", { metrics, topic });
    addDashboard(this, metrics);
  }
}
