import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { ServeEnv } from "../../functions/env.ts";
import type { Settings } from "../settings.ts";
import { NodeFunction } from "./node-function.ts";
import type { Storage } from "./storage.ts";

interface FeedApiProps {
  readonly storage: Storage;
  readonly settings: Settings;
}

/** Feeds and pages over HTTP, behind a throttle. Reads everything, writes nothing but renderings and what it knows of them. */
export class FeedApi extends Construct {
  readonly api: HttpApi;
  readonly serve: NodeFunction<ServeEnv>;

  constructor(scope: Construct, id: string, props: FeedApiProps) {
    super(scope, id);
    this.serve = this.createFunction(props);
    this.api = new HttpApi(this, "Api", {
      description: "Feeds and pages of Tidings",
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration("Serve", this.serve),
    });
    Validations.of(this.api).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "Feeds are for everybody: there is nobody to authorize.",
    });
    this.createStage();
  }

  private createFunction({ storage, settings }: FeedApiProps): NodeFunction<ServeEnv> {
    const fn = new NodeFunction<ServeEnv>(this, "Serve", {
      description: "Answers for feeds and pages",
      handler: "serve",
      environment: {
        TABLE_NAME: storage.table.tableName,
        BUCKET_NAME: storage.bucket.bucketName,
        HUB_URL: settings.hub ?? "",
        PUBLIC_STATUS: String(settings.publicStatus),
      },
      memorySize: 1024,
      timeout: Duration.seconds(20),
    });
    storage.allowQueries(fn, "table", "bySource");
    storage.allowItems(fn, ["BatchGetItem", "GetItem"]);
    storage.allowItems(fn, ["PutItem"], ["feed#*"]);
    storage.allowBlobs(fn, ["GetObject"], ["bodies"]);
    storage.allowBlobs(fn, ["GetObject", "PutObject"], ["archives", "renderings"]);
    storage.allowBlobs(fn, ["DeleteObject"], ["renderings"]);
    return fn;
  }

  /** Beyond the throttle API Gateway answers 429 itself, and nothing of ours is called or paid for. */
  private createStage(): void {
    const logs = new LogGroup(this, "AccessLogs", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: false,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }
}

/** Neither addresses nor agents of readers: what they read is nobody's business. */
const ACCESS_LOG = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  bytes: "$context.responseLength",
});
