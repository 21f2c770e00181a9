import { CustomResource, Duration, Stack } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { ApplySourcesEnv } from "../../functions/env.ts";
import type { SourcesFile } from "../sources-file.ts";
import { NodeFunction } from "./node-function.ts";
import type { Storage } from "./storage.ts";

interface SourcesDeploymentProps {
  readonly storage: Storage;
  /** Where the world finds the feeds. */
  readonly publicUrl: string;
  readonly file: SourcesFile;
}

const APPLY_TIME = Duration.minutes(10);

/**
 * What a deployment writes into the stores. First the public address, where the functions read it. Then the sources of the
 * file, when it says something else than at the last one; it travels in the function's bundle, so that what runs and what
 * it applies cannot differ.
 */
export class SourcesDeployment extends Construct {
  readonly applySources: NodeFunction<ApplySourcesEnv>;
  readonly applied: CustomResource;

  constructor(scope: Construct, id: string, { storage, publicUrl, file }: SourcesDeploymentProps) {
    super(scope, id);
    this.applySources = this.createFunction(storage, file);
    const address = this.createStep("Address", "Custom::TidingsAddress", { PublicUrl: publicUrl });
    this.applied = this.createStep("Applied", "Custom::TidingsSources", { SourcesHash: file.hash });
    this.applied.node.addDependency(address);
  }

  private createFunction(storage: Storage, file: SourcesFile): NodeFunction<ApplySourcesEnv> {
    const fn = new NodeFunction<ApplySourcesEnv>(this, "ApplySources", {
      description: "Writes the public address, and makes the sources those of sources.yaml",
      handler: "apply-sources",
      environment: { TABLE_NAME: storage.table.tableName, STACK_ID: Stack.of(this).stackId },
      memorySize: 1024,
      timeout: APPLY_TIME,
      includes: { path: file.path, name: "sources.yaml" },
    });
    storage.allowQueries(fn, "table", "bySource");
    storage.allowItems(fn, ["BatchGetItem", "GetItem", "PutItem"]);
    storage.allowItems(fn, ["UpdateItem"], ["feed#*"]);
    storage.allowItems(fn, ["DeleteItem"], ["due-source#*"]);
    fn.allow(["cloudformation:DescribeStacks"], [Stack.of(this).stackId]);
    return fn;
  }

  /** Done when the stack is made and whenever one of the properties changes. */
  private createStep(
    id: string,
    resourceType: string,
    properties: Readonly<Record<string, string>>,
  ): CustomResource {
    const fn = this.applySources;
    const step = new CustomResource(this, id, {
      resourceType,
      serviceToken: fn.functionArn,
      serviceTimeout: APPLY_TIME.plus(Duration.minutes(1)),
      properties,
    });
    step.node.addDependency(fn.role ?? fn);
    return step;
  }
}
