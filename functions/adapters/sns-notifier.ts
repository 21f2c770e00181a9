import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { HealthNotice, Notifier } from "../usecases/ports.ts";

/** In characters; SNS takes no more, and only ASCII. */
const LONGEST_SUBJECT = 99;

/** Mails the operator through a topic that they subscribed to. */
export function createSnsNotifier(client: SNSClient, topicArn: string): Notifier {
  return {
    async notify(notice) {
      const Subject = `Tidings: ${notice.source} is ${notice.state}`.slice(0, LONGEST_SUBJECT);
      await client.send(
        new PublishCommand({ TopicArn: topicArn, Subject, Message: toText(notice) }),
      );
    },
  };
}

function toText({ source, url, state, cause, since, message }: HealthNotice): string {
  const lines = [
    message,
    "",
    `source: ${source}`,
    `page: ${url}`,
    `state: ${state}`,
    `since: ${since}`,
  ];
  const page = cause && [`cause: ${cause}`, `what to do: docs/RUNBOOK.md#${cause}`];
  return [...lines, ...(page || [])].join("\n");
}
