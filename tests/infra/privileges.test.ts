import { readdirSync, readFileSync } from "node:fs";
import { Validations } from "aws-cdk-lib/core";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { createApp, synthesize } from "../support/stack.ts";

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const template = synthesize();
const roles = new Map<string, Statement[]>(
  Object.values(template.findResources("AWS::IAM::Policy")).map(({ Properties }) => [
    roleName(Properties.Roles[0].Ref),
    Properties.PolicyDocument.Statement,
  ]),
);

/** Every action of every role, on what: a wider one has to be written here first. */
const GRANTED = {
  TickRole: { "lambda:InvokeFunction": "ScheduleCrawls, ScheduleCrawls:$LATEST" },
  ScheduleCrawlsRole: {
    "dynamodb:BatchGetItem": "Table",
    "dynamodb:GetItem": "Table",
    "dynamodb:PutItem": "Table",
    "dynamodb:Query": "Table, Table/index/byTime",
    "dynamodb:UpdateItem": "Table",
    "logs:CreateLogStream": "ScheduleCrawlsLogs",
    "logs:PutLogEvents": "ScheduleCrawlsLogs",
    "sqs:SendMessage": "ArticlesQueue, CrawlsQueue",
  },
  CrawlSourceRole: {
    ...crawler("CrawlSource", "CrawlsQueue"),
    "dynamodb:DeleteItem": "Table",
    "s3:DeleteObject": "Bucket/bodies/*, Bucket/snapshots/*",
    "sns:Publish": "Topic",
    "sqs:SendMessage": "ArticlesQueue, CrawlsQueue",
  },
  CrawlArticleRole: {
    ...crawler("CrawlArticle", "ArticlesQueue"),
    "s3:GetObject": "Bucket/snapshots/*",
    "s3:ListBucket": "Bucket",
    "sqs:SendMessage": "ArticlesQueue, CrawlsQueue",
  },
  ServeRole: {
    "dynamodb:BatchGetItem": "Table",
    "dynamodb:GetItem": "Table",
    "dynamodb:PutItem": "Table if feed#*",
    "dynamodb:Query": "Table, Table/index/bySource",
    "logs:CreateLogStream": "ServeLogs",
    "logs:PutLogEvents": "ServeLogs",
    "s3:DeleteObject": "Bucket/renderings/*",
    "s3:GetObject": "Bucket/archives/*, Bucket/bodies/*, Bucket/renderings/*",
    "s3:ListBucket": "Bucket",
    "s3:PutObject": "Bucket/archives/*, Bucket/renderings/*",
  },
  ApplySourcesRole: {
    "cloudformation:DescribeStacks": "AWS::StackId",
    "dynamodb:BatchGetItem": "Table",
    "dynamodb:DeleteItem": "Table if due-source#*",
    "dynamodb:GetItem": "Table",
    "dynamodb:PutItem": "Table",
    "dynamodb:Query": "Table, Table/index/bySource",
    "dynamodb:UpdateItem": "Table if feed#*",
    "logs:CreateLogStream": "ApplySourcesLogs",
    "logs:PutLogEvents": "ApplySourcesLogs",
  },
};

function crawler(name: string, queue: string): Record<string, string> {
  return {
    "dynamodb:BatchGetItem": "Table",
    "dynamodb:GetItem": "Table",
    "dynamodb:PutItem": "Table",
    "dynamodb:Query": "Table, Table/index/bySource",
    "dynamodb:UpdateItem": "Table",
    "logs:CreateLogStream": `${name}Logs`,
    "logs:PutLogEvents": `${name}Logs`,
    "s3:PutObject": "Bucket/bodies/*, Bucket/snapshots/*",
    "sqs:ChangeMessageVisibility": queue,
    "sqs:DeleteMessage": queue,
    "sqs:GetQueueAttributes": queue,
    "sqs:GetQueueUrl": queue,
    "sqs:ReceiveMessage": queue,
    "sqs:SendMessage": "ArticlesQueue",
  };
}

describe("privileges", () => {
  it("are granted to these roles only", () => {
    expect([...roles.keys()].toSorted()).toEqual(Object.keys(GRANTED).toSorted());
  });

  it.each(Object.entries(GRANTED))("of %s are these and no other", (role, granted) => {
    expect(describeAll(roles.get(role) ?? [])).toEqual(granted);
  });

  it("reach every folder that the use cases write to", () => {
    const code = readdirSync("functions/usecases").map((name) =>
      readFileSync(`functions/usecases/${name}`, "utf8"),
    );
    const folders = code.flatMap((text) => [...text.matchAll(/`([a-z]+)\/\$\{/g)]);
    const granted = JSON.stringify(GRANTED);
    expect(folders.length).toBeGreaterThan(3);
    for (const [, folder] of folders) expect(granted).toContain(`Bucket/${folder}/*`);
  });

  it("come from our own policies, none of AWS's", () => {
    const managed = Object.values(template.findResources("AWS::IAM::Role")).filter(
      ({ Properties }) => Properties.ManagedPolicyArns !== undefined,
    );
    expect(managed).toEqual([]);
  });
});

describe("the AwsSolutions rules of cdk-nag", () => {
  it("find nothing but what is acknowledged with a reason, in at most eight rules", () => {
    const { app } = createApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
    const acknowledged = app.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === "aws:cdk:acknowledged-rules")
          .flatMap(({ data }) => Object.entries(data as Record<string, string>)),
      );
    const rules = new Set(acknowledged.map(([id]) => /AwsSolutions-(\w+)/.exec(id)?.[1]));
    expect([...rules].toSorted()).toEqual(["APIG4", "CFR1", "CFR2", "CFR3", "CFR4", "IAM5", "S1"]);
    for (const [, reason] of acknowledged) expect(reason.length).toBeGreaterThan(30);
  });
});

/** Action → where, by our own names. */
function describeAll(statements: readonly Statement[]): Record<string, string> {
  const granted = new Map<string, string[]>();
  for (const { Effect, Action, Resource, Condition } of statements) {
    expect(Effect).toBe("Allow");
    for (const action of [Action].flat()) {
      const where = [Resource].flat().map((arn) => describeArn(arn) + describeCondition(Condition));
      granted.set(action, [...(granted.get(action) ?? []), ...where]);
    }
  }
  return Object.fromEntries(
    [...granted].map(([action, where]) => [action, where.toSorted().join(", ")]),
  );
}

const OWN_NAMES =
  /(Table|Bucket|Topic|CrawlsQueue|ArticlesQueue|ScheduleCrawlsLogs|CrawlSourceLogs|CrawlArticleLogs|ServeLogs|ApplySourcesLogs|ScheduleCrawls)[0-9A-F]{8}$/;

function describeArn(arn: unknown): string {
  if (typeof arn === "string") return arn;
  const { Ref, "Fn::GetAtt": att, "Fn::Join": join } = arn as Record<string, unknown>;
  if (typeof Ref === "string") return OWN_NAMES.exec(Ref)?.[1] ?? Ref;
  if (att) return OWN_NAMES.exec((att as string[])[0] ?? "")?.[1] ?? String(att);
  const parts = (join as [string, unknown[]])[1].map(describeArn).join("");
  return parts.replace(/^arn:.*?(?=parameter\/)/, "");
}

function describeCondition(condition: unknown): string {
  if (condition === undefined) return "";
  const { "ForAllValues:StringLike": like, ...others } = condition as Record<string, object>;
  expect(others).toEqual({});
  return ` if ${Object.values(like ?? {}).join()}`;
}

function roleName(logicalId: string): string {
  return (
    /([A-Z]\w+Role)[0-9A-F]{8}$/.exec(logicalId)?.[1]?.replace(/^(Pipeline|Feeds|Sources)/, "") ??
    logicalId
  );
}
