import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { NodeFunction } from "./node-function.ts";

interface Consumption {
  /** How many messages one call takes at most. */
  readonly batchSize: number;
  readonly concurrency: number;
}

/** A queue whose messages are worked on at least once, five times at most, and then kept for the operator. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { workTime }: { readonly workTime: Duration }) {
    super(scope, id);
    const common = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED };
    this.deadLetters = new Queue(this, "DeadLetters", {
      ...common,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, "Queue", {
      ...common,
      // Six times, as Lambda asks for: a call that is throttled must not see its messages twice.
      visibilityTimeout: Duration.seconds(6 * workTime.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }

  feed(fn: NodeFunction, { batchSize, concurrency }: Consumption): void {
    fn.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxConcurrency: concurrency,
        reportBatchItemFailures: true,
      }),
    );
  }

  allowSending(fn: NodeFunction): void {
    fn.allow(["sqs:SendMessage"], [this.queue.queueArn]);
  }
}
