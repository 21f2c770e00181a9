import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { SNSClient } from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { isRollingBack } from "../../functions/adapters/cloudformation-stack.ts";
import { createSnsNotifier } from "../../functions/adapters/sns-notifier.ts";
import { type Reply, startRecordingServer } from "../support/recording-server.ts";

function configFor(endpoint: string) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
}

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
