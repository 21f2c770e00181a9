import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { isRollingBack } from "../../functions/adapters/cloudformation-stack.ts";
import { createSnsNotifier } from "../../functions/adapters/sns-notifier.ts";
import { createSsmPublicUrl } from "../../functions/adapters/ssm-public-url.ts";
import { type Reply, startRecordingServer } from "../support/recording-server.ts";

function configFor(endpoint: string) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
}

const parameter = (Value: string): Reply => ({ body: JSON.stringify({ Parameter: { Value } }) });

describe("the public address in SSM", () => {
  it("is read once a process", async () => {
    await using server = await startRecordingServer(parameter("https://feeds.example.org"));
    const publicUrl = createSsmPublicUrl(new SSMClient(configFor(server.url)), "/tidings/Test/url");
    expect(await Promise.all([publicUrl(), publicUrl()])).toEqual(
      Array(2).fill("https://feeds.example.org"),
    );
    expect(await publicUrl()).toBe("https://feeds.example.org");
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
      { Name: "/tidings/Test/url" },
    ]);
  });

  it("is asked for again after a failure", async () => {
    await using server = await startRecordingServer(
      { status: 500 },
      parameter("https://a.example"),
    );
    const publicUrl = createSsmPublicUrl(new SSMClient(configFor(server.url)), "/name");
    await expect(publicUrl()).rejects.toThrow();
    expect(await publicUrl()).toBe("https://a.example");
  });

  it("is an error if it is empty", async () => {
    await using server = await startRecordingServer({ body: "{}" });
    const publicUrl = createSsmPublicUrl(new SSMClient(configFor(server.url)), "/name");
    await expect(publicUrl()).rejects.toMatchObject({ code: "store-unavailable" });
  });
});

describe("notices by SNS", () => {
  const NOTICE = {
    source: "gonggao",
    url: "https://www.example.cn/gonggao/",
    state: "broken",
    cause: "timeout",
    since: "2026-11-22T20:36:54.000Z",
    message: "the page did not answer within 25 s",
  };
  const PUBLISHED = `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>`;

  it("say what is the matter, since when, and which page of the runbook helps", async () => {
    await using server = await startRecordingServer({ body: PUBLISHED });
    await createSnsNotifier(new SNSClient(configFor(server.url)), "arn:topic").notify(NOTICE);
    const sent = new URLSearchParams(server.requests[0]?.body);
    expect(sent.get("TopicArn")).toBe("arn:topic");
    expect(sent.get("Subject")).toBe("Tidings: gonggao is broken");
    expect(sent.get("Message")).toBe(
      [
        "the page did not answer within 25 s",
        "",
        "source: gonggao",
        "page: https://www.example.cn/gonggao/",
        "state: broken",
        "since: 2026-11-22T20:36:54.000Z",
        "cause: timeout",
        "what to do: docs/RUNBOOK.md#timeout",
      ].join("\n"),
    );
  });

  it("fail aloud, so that they are sent again", async () => {
    await using server = await startRecordingServer({ status: 500 });
    const notifier = createSnsNotifier(new SNSClient(configFor(server.url)), "arn:topic");
    await expect(notifier.notify(NOTICE)).rejects.toThrow();
  });
});

describe("the state of a stack", () => {
  const answer = (status: string): Reply => ({
    body: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>Test</StackName><StackStatus>${status}</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  });

  it.each([
    ["CREATE_IN_PROGRESS", false],
    ["UPDATE_IN_PROGRESS", false],
    ["UPDATE_ROLLBACK_IN_PROGRESS", true],
    ["ROLLBACK_IN_PROGRESS", true],
  ])("%s counts as going back: %s", async (status, expected) => {
    await using server = await startRecordingServer(answer(status));
    const client = new CloudFormationClient(configFor(server.url));
    expect(await isRollingBack(client, "arn:stack")).toBe(expected);
  });
});
