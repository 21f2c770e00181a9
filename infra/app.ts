import { App, Validations } from "aws-cdk-lib/core";
import { AwsSolutionsChecks } from "cdk-nag";
import { readSettings } from "./settings.ts";
import { readSourcesFile } from "./sources-file.ts";
import { chooseCapacity } from "./table-capacity.ts";
import { TidingsStack } from "./tidings-stack.ts";

// biome-ignore lint/style/noProcessEnv: the CDK command tells only here which account and region it found.
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const problems = build();
process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
process.exitCode = Math.min(problems.length, 1);

/** Answers what is wrong with settings and sources; then there is nothing to deploy. */
function build(): readonly string[] {
  const read = readSettings(app.node.getAllContext(), account);
  if (!read.ok) return read.problems;
  const { settings } = read;
  const sources = readSourcesFile(settings.sources);
  if (!sources.ok) return sources.problems;
  const { billing, note } = chooseCapacity(settings.capacity, sources.file.sources);
  if (note) process.stderr.write(`${note}\n`);
  const env = { account, region };
  new TidingsStack(app, settings.stackName, { env, settings, billing, sources: sources.file });
  return [];
}
