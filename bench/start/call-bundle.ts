import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const ENVIRONMENT = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  TABLE_NAME: "table",
  BUCKET_NAME: "bucket",
  CRAWL_QUEUE_URL: "http://127.0.0.1/crawls",
  ARTICLE_QUEUE_URL: "http://127.0.0.1/articles",
  OPERATOR_TOPIC_ARN: "arn:aws:sns:us-east-1:000000000000:topic",
  STACK_ID: "arn:aws:cloudformation:us-east-1:000000000000:stack/Test/1",
  CONTACT_URL: "",
  ALLOW_NETWORK: "",
  HUB_URL: "",
  PUBLIC_STATUS: "false",
};

export interface BundleCall {
  /** Of its `index.mjs`. */
  readonly directory: string;
  readonly event: object;
  /** An AWS to talk to. */
  readonly endpoint: string;
}

/** Imports a bundle in a bare Node, as Lambda does, calls its handler once, and gives back what that answered. */
export async function callBundle({ directory, event, endpoint }: BundleCall): Promise<unknown> {
  const context = "{ getRemainingTimeInMillis: () => 30000 }";
  const stdout = await runModule(
    `const { handler } = await import(${JSON.stringify(pathToFileURL(`${directory}/index.mjs`))});
    const answer = await handler(${JSON.stringify(event)}, ${context});
    process.stdout.write("\\nANSWER " + JSON.stringify(answer ?? null));
    process.exit();`,
    endpoint,
  );
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\nANSWER ") + 8));
}

/** `node -e` would have a `require` that Lambda's modules do not have. */
export async function runModule(script: string, endpoint: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...ENVIRONMENT, AWS_ENDPOINT_URL: endpoint },
    timeout: 30_000,
  });
  return stdout;
}
