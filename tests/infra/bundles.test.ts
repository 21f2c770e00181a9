import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { CfnElement } from "aws-cdk-lib/core";
import type {
  APIGatewayProxyEventV2,
  CloudFormationCustomResourceEvent,
  SQSEvent,
} from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodeFunction } from "../../infra/constructs/node-function.ts";
import { listenOnLoopback } from "../support/loopback-server.ts";
import { createApp } from "../support/stack.ts";

const run = promisify(execFile);

/** Bundle's file by its function's name in the stack. */
const bundles = new Map<string, string>();
let aws: Awaited<ReturnType<typeof listenOnLoopback>>;
const asked: string[] = [];

beforeAll(async () => {
  const { app, stack } = createApp({ bundling: true });
  const { directory } = app.synth();
  const template = JSON.parse(readFileSync(join(directory, "Test.template.json"), "utf8"));
  for (const fn of stack.node.findAll().filter((node) => node instanceof NodeFunction)) {
    const { Code } =
      template.Resources[stack.getLogicalId(fn.node.defaultChild as CfnElement)].Properties;
    bundles.set(fn.node.id, join(directory, `asset.${Code.S3Key.replace(".zip", "")}`));
  }
  aws = await listenOnLoopback(createServer(answerAsAws));
}, 60_000);

afterAll(() => aws?.close());

/** Just enough of DynamoDB, SQS, SSM and CloudFormation for a service in which nothing has happened yet. */
const answerAsAws: Parameters<typeof createServer>[1] = (request, response) => {
  const action = String(request.headers["x-amz-target"] ?? request.method);
  asked.push(action);
  const answers: Record<string, unknown> = {
    "DynamoDB_20120810.Query": { Items: [], Count: 0 },
    "DynamoDB_20120810.BatchGetItem": { Responses: {}, UnprocessedKeys: {} },
    "DynamoDB_20120810.GetItem": {},
    "AmazonSSM.GetParameter": { Parameter: { Value: "https://feeds.example.org" } },
  };
  const isStackQuery = request.method === "POST" && answers[action] === undefined;
  const stacks = `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Test</StackName><StackStatus>UPDATE_IN_PROGRESS</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
  request.resume().on("end", () => {
    response.setHeader("content-type", isStackQuery ? "text/xml" : "application/x-amz-json-1.0");
    response.end(isStackQuery ? stacks : JSON.stringify(answers[action] ?? {}));
  });
};

/** Imports a bundle in a bare Node, as Lambda does, and calls its handler once. */
async function call(name: string, event: object): Promise<unknown> {
  const bundle = pathToFileURL(join(bundles.get(name) ?? "", "index.mjs"));
  const context = "{ getRemainingTimeInMillis: () => 30000 }";
  const script = `const { handler } = await import(${JSON.stringify(bundle)});
    const answer = await handler(${JSON.stringify(event)}, ${context});
    process.stdout.write("\\nANSWER " + JSON.stringify(answer ?? null));
    process.exit();`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...ENVIRONMENT, AWS_ENDPOINT_URL: aws.origin },
    timeout: 15_000,
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\nANSWER ") + 8));
}

const ENVIRONMENT = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  TABLE_NAME: "table",
  BUCKET_NAME: "bucket",
  CRAWL_QUEUE_URL: "http://127.0.0.1/crawls",
  ARTICLE_QUEUE_URL: "http://127.0.0.1/articles",
  OPERATOR_TOPIC_ARN: "arn:aws:sns:us-east-1:000000000000:topic",
  PUBLIC_URL_PARAMETER: "/tidings/Test/public-url",
  STACK_ID: "arn:aws:cloudformation:us-east-1:000000000000:stack/Test/1",
  CONTACT_URL: "",
  ALLOW_NETWORK: "",
  HUB_URL: "",
  PUBLIC_STATUS: "false",
};

function delivery(...bodies: readonly object[]): SQSEvent {
  const record = (body: object, index: number) => ({
    messageId: `message-${index}`,
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1" },
    eventSource: "aws:sqs",
  });
  return { Records: bodies.map(record) } as unknown as SQSEvent;
}

const enqueuedAt = "2026-11-22T20:36:54.000Z";

describe("every bundle, alone in a bare Node", () => {
  it("is made of every handler", () => {
    expect(bundles.size).toBe(readdirSync("functions/handlers").length);
  });

  it("schedule-crawls answers a tick", async () => {
    expect(await call("ScheduleCrawls", { version: 1, kind: "tick" })).toBeNull();
    expect(asked).toContain("DynamoDB_20120810.Query");
  });

  it("crawl-source takes a batch and gives back what it cannot read", async () => {
    const known = { version: 1, kind: "crawl-source", sourceKey: "none", enqueuedAt };
    const answer = await call("CrawlSource", delivery(known, { version: 99 }));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "message-1" }] });
  });

  it("crawl-article takes a batch and gives back what it cannot read", async () => {
    const ids = { sourceKey: "none", articleId: "none" };
    const known = { version: 1, kind: "crawl-article", ...ids, enqueuedAt };
    const answer = await call("CrawlArticle", delivery({ version: 99 }, known));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "message-0" }] });
  });

  it("serve answers for a feed of nothing, and for one that there never was", async () => {
    expect(await call("Serve", requestFor("/feeds/all.atom"))).toMatchObject({
      statusCode: 200,
      headers: { "content-type": "application/atom+xml; charset=utf-8" },
    });
    expect(await call("Serve", requestFor("/feeds/none.atom"))).toMatchObject({ statusCode: 404 });
  });

  it("apply-sources carries the file that it applies, and tells CloudFormation", async () => {
    const carried = readFileSync(join(bundles.get("ApplySources") ?? "", "sources.yaml"), "utf8");
    expect(carried).toBe(readFileSync("tests/fixtures/infra/sources.yaml", "utf8"));
    const event: Partial<CloudFormationCustomResourceEvent> = {
      RequestType: "Update",
      ResponseURL: `${aws.origin}/answer`,
      StackId: ENVIRONMENT.STACK_ID,
    };
    await call("ApplySources", event);
    expect(asked).toEqual(expect.arrayContaining(["DynamoDB_20120810.PutItem", "PUT"]));
  });
});

function requestFor(rawPath: string): APIGatewayProxyEventV2 {
  const http = { method: "GET", path: rawPath, sourceIp: "127.0.0.1", protocol: "HTTP/1.1" };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: "",
    headers: { host: "api.example.org" },
    requestContext: { http, domainName: "api.example.org", stage: "$default" },
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}
