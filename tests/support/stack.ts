import { readFileSync } from "node:fs";
import { Template } from "aws-cdk-lib/assertions";
import { App } from "aws-cdk-lib/core";
import { readSettings, type Settings } from "../../infra/settings.ts";
import { readSourcesFile } from "../../infra/sources-file.ts";
import { chooseCapacity } from "../../infra/table-capacity.ts";
import { TidingsStack } from "../../infra/tidings-stack.ts";

interface StackOptions {
  readonly settings?: Record<string, unknown>;
  readonly account?: string;
  readonly sources?: string;
  /** Costs a second a function. */
  readonly bundling?: boolean;
}

/** The app as `cdk synth` builds it, with the context of cdk.json, but without its slow checks. */
export function createApp({ settings, account, sources, bundling }: StackOptions = {}): {
  app: App;
  stack: TidingsStack;
} {
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
  const app = new App({
    context: { ...context, ...(!bundling && { "aws:cdk:bundling-stacks": [] }) },
  });
  const env = { account, region: account && "us-east-1" };
  const file = expectOk(readSourcesFile(sources ?? "tests/fixtures/infra/sources.yaml")).file;
  const values: Settings = expectOk(readSettings(settings ?? {}, account)).settings;
  const { billing } = chooseCapacity(values.capacity, file.sources);
  const props = { env, settings: values, billing, sources: file };
  return { app, stack: new TidingsStack(app, "Test", props) };
}

export function synthesize(options?: StackOptions): Template {
  return Template.fromStack(createApp(options).stack);
}

function expectOk<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}
