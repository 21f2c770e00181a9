import { CustomResource, Duration, Stack } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { ApplySourcesEnv } from "../../functions/env.ts";
import type { SourcesFile } from "../sources-file.ts";
import { NodeFunction } from "./node-function.ts";
import type { Storage } from "./storage.ts";

interface SourcesDeploymentProps {
  readonly storage: Storage;
  readonly file: SourcesFile;
}

const APPLY_TIME = Duration.minutes(10);

/**
 * Makes the service's sources those of the file, as a step of the deployment: when the file says something else than at
 * the last one. The file travels in the function's bundle, so that what runs and what it applies cannot differ.
 */
export class SourcesDeployment extends Construct {
  readonly applySources: NodeFunction<ApplySourcesEnv>;
  readonly applied: CustomResource;

  constructor(scope: Construct, id: string, { storage, file }: SourcesDeploymentProps) {
    super(scope, id);
    const fn = new NodeFunction<ApplySourcesEnv>(this, "ApplySources", {
      description: "Makes the service's sources those of sources.yaml",
      handler: "apply-sources",
      environment: { TABLE_NAME: storage.table.tableName, STACK_ID: Stack.of(this).stackId },
      memorySize: 1024,
      timeout: APPLY_TIME,
      includes: { path: file.path, name: "sources.yaml" },
    });
    storage.allowQueries(fn, "bySource");
    storage.allowItems(fn, ["BatchGetItem", "GetItem", "PutItem"]);
    storage.allowItems(fn, ["UpdateItem"], ["feed#*"]);
    fn.allow(["cloudformation:DescribeStacks"], [Stack.of(this).stackId]);
    this.applySources = fn;
    this.applied = new CustomResource(this, "Applied", {
      resourceType: "Custom::TidingsSources",
      serviceToken: fn.functionArn,
      serviceTimeout: APPLY_TIME.plus(Duration.minutes(1)),
      properties: { SourcesHash: file.hash },
    });
    this.applied.node.addDependency(fn.role ?? fn);
  }
}
