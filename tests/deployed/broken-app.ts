import { Alarm, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { App } from "aws-cdk-lib/core";
import { readSettings } from "../../infra/settings.ts";
import { readSourcesFile } from "../../infra/sources-file.ts";
import { TidingsStack } from "../../infra/tidings-stack.ts";

/** The same stack with one resource more, which the emulator cannot make, and which it tries when the sources are applied. */
const account = "000000000000";
const app = new App();
const read = readSettings(app.node.getAllContext(), account);
if (!read.ok) throw new Error(read.problems.join("\n"));
const sources = readSourcesFile(read.settings.sources);
if (!sources.ok) throw new Error(sources.problems.join("\n"));
const stack = new TidingsStack(app, read.settings.stackName, {
  env: { account, region: "us-east-1" },
  settings: read.settings,
  billing: "provisioned",
  sources: sources.file,
});
const a = new Metric({ namespace: "Tidings", metricName: "Any" });
const metric = new MathExpression({ expression: "a + 1", usingMetrics: { a } });
const broken = new Alarm(stack, "Broken", { metric, threshold: 1, evaluationPeriods: 1 });
broken.node.addDependency(stack.node.findChild("Sources"));
app.synth();
