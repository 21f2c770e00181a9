import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import type { NodeFunction } from "./node-function.ts";

/** Where the operator hears of alarms and of sources that fall ill or get well. */
export class OperatorTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { settings }: { readonly settings: Settings }) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { displayName: "Tidings", enforceSSL: true });
    if (settings.alarmEmail) this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  }

  allowTelling(fn: NodeFunction): void {
    fn.allow(["sns:Publish"], [this.topic.topicArn]);
  }
}
