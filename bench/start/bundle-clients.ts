import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { FIRST_EVENTS } from "./first-events.ts";

export type FunctionName = keyof typeof FIRST_EVENTS;

/** The SDK's clients that each function makes. */
export const CLIENTS: Readonly<Record<FunctionName, readonly string[]>> = {
  ScheduleCrawls: ["dynamodb:DynamoDBClient", "sqs:SQSClient"],
  CrawlSource: ["dynamodb:DynamoDBClient", "s3:S3Client", "sqs:SQSClient", "sns:SNSClient"],
  CrawlArticle: ["dynamodb:DynamoDBClient", "s3:S3Client", "sqs:SQSClient", "sns:SNSClient"],
  Serve: ["dynamodb:DynamoDBClient", "s3:S3Client"],
  ApplySources: ["dynamodb:DynamoDBClient", "cloudformation:CloudFormationClient"],
};

/** A module that makes a function's clients and ends: what no function that uses them can be quicker than. */
export async function bundleClients(name: FunctionName): Promise<string> {
  const lines = CLIENTS[name].map((client) => {
    const [service, type] = client.split(":");
    return `import { ${type} } from "@aws-sdk/client-${service}"; new ${type}();`;
  });
  const outfile = join(await mkdtemp(join(tmpdir(), "bench-start-")), "clients.mjs");
  const require = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;
  await build({
    stdin: { contents: lines.join("\n"), resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: require },
    outfile,
  });
  return `await import(${JSON.stringify(pathToFileURL(outfile))}); process.exit();`;
}
