import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { TABLE } from "../../functions/adapters/dynamodb-table.ts";
import type { TickMessage } from "../../functions/core/messages.ts";
import { synthesize } from "../support/stack.ts";

const template = synthesize();

function resources(type: string, of: Template = template): [string, Record<string, unknown>][] {
  return Object.entries(of.findResources(type)).map(([id, { Properties }]) => [id, Properties]);
}

describe("what lasts", () => {
  it("is the table that the adapters expect", () => {
    const key = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: "HASH" },
      { AttributeName: sort, KeyType: "RANGE" },
    ];
    template.hasResourceProperties("AWS::DynamoDB::Table", {
      KeySchema: key(TABLE.partitionKey, TABLE.sortKey),
      TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
      GlobalSecondaryIndexes: Object.entries(TABLE.indexes).map(([name, index]) => ({
        IndexName: name,
        KeySchema: key(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: index.projection },
      })),
    });
  });

  it("can be brought back as it was at any second of the last 35 days", () => {
    template.hasResourceProperties("AWS::DynamoDB::Table", {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it("is the same table, without units, where each request is paid", () => {
    const paid = synthesize({ settings: { capacity: "on-demand" } });
    const [[id, properties] = []] = resources("AWS::DynamoDB::Table", paid);
    expect(id).toBe(resources("AWS::DynamoDB::Table")[0]?.[0]);
    expect(properties).toMatchObject({ BillingMode: "PAY_PER_REQUEST" });
    expect(JSON.stringify(properties)).not.toContain("ProvisionedThroughput");
  });

  it("asks for no unit more than AWS gives for nothing, for sources that these carry", () => {
    const fixed = template;
    const [[, properties] = []] = resources("AWS::DynamoDB::Table", fixed);
    expect(properties).toMatchObject({ BillingMode: "PROVISIONED" });
    const indexes = properties?.GlobalSecondaryIndexes as object[];
    const units = [properties, ...indexes].map((one) => Object(one).ProvisionedThroughput);
    expect(units).toHaveLength(3);
    for (const kind of ["ReadCapacityUnits", "WriteCapacityUnits"]) {
      const asked = units.map((one) => one[kind]);
      expect(Math.min(...asked), kind).toBeGreaterThan(0);
      expect(
        asked.reduce((sum, one) => sum + one, 0),
        kind,
      ).toBe(25);
    }
    fixed.resourceCountIs("AWS::ApplicationAutoScaling::ScalableTarget", 0);
  });

  it.each(["AWS::DynamoDB::Table", "AWS::S3::Bucket"])("survives the stack: %s", (type) => {
    const kept = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };
    template.allResources(type, kept);
  });

  it("is open to nobody, and to no connection without TLS", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Deny",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
        ]),
      }),
    });
  });

  it("lets snapshots go after 90 days, and nothing else", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: {
        Rules: [
          { Prefix: "snapshots/", ExpirationInDays: 90, Status: "Enabled" },
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: "Enabled" },
        ],
      },
    });
  });
});

describe("the queues", () => {
  it("give a message five chances, hide it six times as long as the work may take, keep what failed for 14 days", () => {
    const queues = resources("AWS::SQS::Queue");
    const working = queues.filter(([, queue]) => queue.RedrivePolicy !== undefined);
    expect(working).toHaveLength(2);
    for (const [, queue] of working) {
      expect(queue).toMatchObject({
        VisibilityTimeout: 360,
        RedrivePolicy: { maxReceiveCount: 5 },
      });
    }
    const dead = queues.filter(([, queue]) => queue.RedrivePolicy === undefined);
    expect(dead.map(([, queue]) => queue.MessageRetentionPeriod)).toEqual([1_209_600, 1_209_600]);
  });

  it("take back only the messages that failed", () => {
    template.allResourcesProperties("AWS::Lambda::EventSourceMapping", {
      BatchSize: 5,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
    template.resourceCountIs("AWS::Lambda::EventSourceMapping", 2);
  });
});

describe("the functions", () => {
  it("run on Node 24 on arm64, log JSON, and take no concurrency from anything else", () => {
    const functions = resources("AWS::Lambda::Function");
    expect(functions).toHaveLength(5);
    for (const [, fn] of functions) {
      expect(fn).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Handler: "index.handler",
        LoggingConfig: { LogFormat: "JSON", LogGroup: expect.anything() },
      });
      expect(fn).not.toHaveProperty("ReservedConcurrentExecutions");
    }
  });

  it("keep their logs for a month", () => {
    template.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 30 });
    template.resourceCountIs("AWS::Logs::LogGroup", 6);
  });

  it("are ticked every minute with the message that the local service sends", () => {
    const tick: TickMessage = { version: 1, kind: "tick" };
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      State: "ENABLED",
      Target: {
        Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("ScheduleCrawls"), "Arn"] },
        Input: JSON.stringify(tick),
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      },
    });
  });

  it("are given no private network unless it is an emulator's account", () => {
    const crawlers = (of: Template) =>
      resources("AWS::Lambda::Function", of)
        .map(([, { Environment }]) => Environment as { Variables: Record<string, unknown> })
        .flatMap(({ Variables }) => Variables.ALLOW_NETWORK ?? []);
    expect(crawlers(template)).toEqual(["", ""]);
    const settings = { allowNetwork: "127.0.0.0/8" };
    const emulated = synthesize({ settings, account: "000000000000" });
    expect(crawlers(emulated)).toEqual(["127.0.0.0/8", "127.0.0.0/8"]);
    expect(() => synthesize({ settings, account: "123456789012" })).toThrow("allowNetwork");
  });
});

describe("the deployment", () => {
  it("applies the sources when they say something else, after everything else has gone well", () => {
    const [, applied] = Object.entries(template.findResources("Custom::TidingsSources"))[0] ?? [];
    expect(applied?.Properties.SourcesHash).toMatch(/^[0-9a-f]{64}$/);
    expect(applied?.DependsOn).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^CdnDistribution/),
        expect.stringMatching(/^PipelineTick/),
      ]),
    );
  });

  it("tells where the feeds are, and what they stand on", () => {
    expect(Object.keys(template.findOutputs("*")).toSorted()).toEqual([
      "ApiUrl",
      "ArticleQueueUrl",
      "BucketName",
      "CrawlQueueUrl",
      "DistributionDomain",
      "FeedUrl",
      "PublicUrl",
      "TableName",
    ]);
  });
});
