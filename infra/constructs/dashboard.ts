import { Dashboard, GraphWidget, type IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import type { ServiceMetrics } from "./service-metrics.ts";

/** One page: is anything put aside, does work flow, do readers get answers. */
export function addDashboard(scope: Construct, metrics: ServiceMetrics): void {
  const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
  new Dashboard(scope, "Dashboard", {
    widgets: [
      [
        graph("Put aside after five failures", metrics.deadCrawls, metrics.deadArticles),
        graph(
          "Crashed or out of time",
          metrics.scheduleErrors,
          metrics.sourceErrors,
          metrics.articleErrors,
        ),
        graph("Ticks", metrics.ticks),
      ],
      [
        graph("Waiting", metrics.waitingCrawls, metrics.waitingArticles),
        graph("Longest wait, ms", metrics.longestWait),
        graph("Requests and errors", metrics.requests, metrics.serverErrors),
      ],
      [graph("Answer, 95th percentile, ms", metrics.serveDuration)],
    ],
  });
}
