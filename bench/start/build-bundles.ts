import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App, CfnElement, Stack } from "aws-cdk-lib/core";
import { NodeFunction } from "../../infra/constructs/node-function.ts";

/** Synthesises the app; the directory of each function's bundle, by the function's name in the stack. */
export function buildBundles(app: App, stack: Stack): Map<string, string> {
  const { directory } = app.synth();
  const file = join(directory, `${stack.artifactId}.template.json`);
  const { Resources } = JSON.parse(readFileSync(file, "utf8"));
  const functions = stack.node.findAll().filter((node) => node instanceof NodeFunction);
  return new Map(
    functions.map(({ node }) => {
      const { Properties } = Resources[stack.getLogicalId(node.defaultChild as CfnElement)];
      return [node.id, join(directory, `asset.${Properties.Code.S3Key.replace(".zip", "")}`)];
    }),
  );
}
