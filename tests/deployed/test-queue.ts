import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";

interface TestQueue {
  send(...bodies: string[]): Promise<void>;
  /** Their bodies, once there are so many. */
  deadLetters(count: number): Promise<string[] | undefined>;
  countWaiting(): Promise<number>;
}

/** A deployed queue that brings a failed message back after a second instead of after minutes. */
export async function createTestQueue(url: string): Promise<TestQueue> {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  const read = async (...names: ("All" | "RedrivePolicy")[]) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names });
    return (await sqs.send(command)).Attributes ?? {};
  };
  await sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { VisibilityTimeout: "1" } }),
  );
  const { deadLetterTargetArn } = JSON.parse((await read("RedrivePolicy")).RedrivePolicy ?? "{}");
  const deadUrl = url.replace(/[^/]+$/, deadLetterTargetArn.split(":").at(-1));
  const dead = new Map<string, string>();

  return {
    async send(...bodies) {
      const Entries = bodies.map((body, n) => ({ Id: String(n), MessageBody: body }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    },
    async deadLetters(count) {
      const command = new ReceiveMessageCommand({ QueueUrl: deadUrl, MaxNumberOfMessages: 10 });
      for (const { MessageId = "", Body = "" } of (await sqs.send(command)).Messages ?? []) {
        dead.set(MessageId, Body);
      }
      return dead.size >= count ? [...dead.values()] : undefined;
    },
    async countWaiting() {
      const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } =
        await read("All");
      return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    },
  };
}
