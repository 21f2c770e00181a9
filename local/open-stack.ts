import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { readStackOutputs } from "../functions/adapters/cloudformation-outputs.ts";
import { createDynamoDbArticleStore } from "../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../functions/adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbSourceStore } from "../functions/adapters/dynamodb-source-store.ts";
import { createS3BlobStore } from "../functions/adapters/s3-blob-store.ts";
import { createS3Client } from "../functions/adapters/s3-client.ts";
import { createSqsClient } from "../functions/adapters/sqs-client.ts";
import { createSqsQueue } from "../functions/adapters/sqs-queue.ts";
import type {
  ArticleStore,
  BlobStore,
  Clock,
  FeedStore,
  MessageQueue,
  SourceStore,
} from "../functions/usecases/ports.ts";
import { CommandError } from "./command-error.ts";

/** What a deployed service stands on, used with the caller's own AWS credentials. */
export interface StackStores {
  readonly sources: SourceStore;
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly queue: MessageQueue;
  /** Where the world finds its feeds. */
  readonly publicUrl: string;
}

const OUTPUTS = [
  "TableName",
  "BucketName",
  "CrawlQueueUrl",
  "ArticleQueueUrl",
  "PublicUrl",
] as const;

type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

/** Finds a deployed service by its stack's name, in the account and region of the environment. */
export async function openStack(stack: string): Promise<StackStores> {
  const outputs = await requireOutputs(stack);
  const dynamodb = createDynamoDbClient();
  return {
    sources: createDynamoDbSourceStore(dynamodb, outputs.TableName),
    articles: createDynamoDbArticleStore(dynamodb, outputs.TableName),
    feeds: createDynamoDbFeedStore(dynamodb, outputs.TableName),
    blobs: createS3BlobStore(createS3Client(), outputs.BucketName),
    queue: createSqsQueue(createSqsClient(), {
      "crawl-source": outputs.CrawlQueueUrl,
      "crawl-article": outputs.ArticleQueueUrl,
    }),
    publicUrl: outputs.PublicUrl,
    clock: { now: () => new Date() },
  };
}

async function requireOutputs(stack: string): Promise<Outputs> {
  const outputs = await readOutputs(stack);
  if (outputs === undefined) {
    throw new CommandError(
      `there is no stack ${stack} here: look at its name (npx cdk list), at AWS_REGION and at the account of your credentials`,
    );
  }
  const missing = OUTPUTS.filter((name) => outputs[name] === undefined);
  if (missing.length > 0) {
    throw new CommandError(
      `stack ${stack} is no Tidings, or an older one: it has no output ${missing.join(", ")}`,
    );
  }
  return outputs as Outputs;
}

async function readOutputs(stack: string): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    return await readStackOutputs(new CloudFormationClient(), stack);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `AWS cannot be asked for stack ${stack}: ${reason}; set AWS_REGION and credentials, as for cdk deploy`,
    );
  }
}
