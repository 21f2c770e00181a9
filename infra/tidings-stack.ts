import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib/core";
import type { Construct } from "constructs";
import { CrawlPipeline } from "./constructs/crawl-pipeline.ts";
import { FeedApi } from "./constructs/feed-api.ts";
import { FeedCdn } from "./constructs/feed-cdn.ts";
import { Operation } from "./constructs/operation.ts";
import { OperatorTopic } from "./constructs/operator-topic.ts";
import { SourcesDeployment } from "./constructs/sources-deployment.ts";
import { Storage } from "./constructs/storage.ts";
import type { Settings } from "./settings.ts";
import type { SourcesFile } from "./sources-file.ts";
import type { Billing } from "./table-capacity.ts";

export interface TidingsStackProps extends StackProps {
  readonly settings: Settings;
  readonly billing: Billing;
  readonly sources: SourcesFile;
}

/** The whole service. */
export class TidingsStack extends Stack {
  constructor(scope: Construct, id: string, given: TidingsStackProps) {
    const { settings, billing, sources, ...props } = given;
    super(scope, id, { description: "Tidings: any news page becomes a feed", ...props });
    const storage = new Storage(this, "Storage", { billing });
    const operator = new OperatorTopic(this, "Operator", { settings });
    const pipeline = new CrawlPipeline(this, "Pipeline", { storage, settings, operator });
    const { api, serve } = new FeedApi(this, "Feeds", { storage, settings });
    const origin = `${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    const cdn = new FeedCdn(this, "Cdn", { origin, settings });
    const deployment = new SourcesDeployment(this, "Sources", {
      storage,
      publicUrl: cdn.publicUrl,
      file: sources,
    });
    // Last of all: sources are changed by a deployment that has gone well so far.
    deployment.applied.node.addDependency(pipeline, cdn);
    new Operation(this, "Operation", { pipeline, api, serve, topic: operator.topic });

    const { crawls, articles } = pipeline;
    this.output("PublicUrl", cdn.publicUrl, "Where the world finds the feeds");
    this.output("FeedUrl", `${cdn.publicUrl}/feeds/all.atom`, "Everything, as one feed");
    this.output("DistributionDomain", cdn.distribution.distributionDomainName, "For your CNAME");
    this.output("ApiUrl", `https://${origin}`, "What stands behind the distribution");
    this.output("TableName", storage.table.tableName, "Sources, articles, feeds");
    this.output("BucketName", storage.bucket.bucketName, "Bodies, snapshots, renderings");
    this.output("CrawlQueueUrl", crawls.queue.queueUrl, "Sources to crawl");
    this.output("ArticleQueueUrl", articles.queue.queueUrl, "Articles to crawl");
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
