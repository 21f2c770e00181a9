import { readFile } from "node:fs/promises";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { isRollingBack } from "../adapters/cloudformation-stack.ts";
import { createDynamoDbClient } from "../adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../adapters/dynamodb-feed-store.ts";
import { createDynamoDbPublicUrl } from "../adapters/dynamodb-public-url.ts";
import { createDynamoDbSourceStore } from "../adapters/dynamodb-source-store.ts";
import { toCustomResourceHandler } from "../adapters/lambda-custom-resource.ts";
import { logLine } from "../adapters/lambda-log.ts";
import { type ApplySourcesEnv, readEnv } from "../env.ts";
import { applySourcesText } from "../usecases/apply-sources-text.ts";

const env: ApplySourcesEnv = readEnv(["TABLE_NAME", "STACK_ID"]);
/** Nobody waits for an answer: a long list may take a table of fixed capacity minutes. */
const dynamodb = createDynamoDbClient({ maxAttempts: 12 });
const cloudFormation = new CloudFormationClient();
const deps = {
  sources: createDynamoDbSourceStore(dynamodb, env.TABLE_NAME),
  feeds: createDynamoDbFeedStore(dynamodb, env.TABLE_NAME),
  clock: { now: () => new Date() },
};
const address = createDynamoDbPublicUrl(dynamodb, env.TABLE_NAME);
/** Stands beside the bundle. */
const file = new URL("sources.yaml", import.meta.url);

export const handler = toCustomResourceHandler(
  {
    "Custom::TidingsAddress": {
      work: async ({ PublicUrl = "" }) => {
        await address.write(PublicUrl);
        return { address: PublicUrl };
      },
    },
    "Custom::TidingsSources": {
      work: async () => applySourcesText(await readFile(file, "utf8"), "sources.yaml", deps),
      isRollingBack: () => isRollingBack(cloudFormation, env.STACK_ID),
    },
  },
  logLine,
);
