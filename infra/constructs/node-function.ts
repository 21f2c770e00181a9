import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, LoggingFormat, Runtime, SystemLogLevel } from "aws-cdk-lib/aws-lambda";
import {
  NodejsFunction,
  type NodejsFunctionProps,
  OutputFormat,
} from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { type Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { Construct } from "constructs";
import { BUNDLE_OPTIONS, entryOf, PROJECT } from "./bundle-options.ts";

export interface NodeFunctionProps<Env>
  extends Pick<NodejsFunctionProps, "description" | "memorySize"> {
  /** File name under functions/handlers, without extension. */
  readonly handler: string;
  readonly environment: Env;
  readonly timeout: Duration;
  /** A file that the handler reads, by its name in the bundle. */
  readonly includes?: { readonly path: string; readonly name: string };
}

/** The one place where this project says how it runs a function: its own role, its own log, nothing managed. */
export class NodeFunction<
  Env extends { readonly [name in keyof Env]: string } = Record<string, string>,
> extends NodejsFunction {
  readonly logs: LogGroup;

  constructor(
    scope: Construct,
    id: string,
    { handler, environment, includes, ...props }: NodeFunctionProps<Env>,
  ) {
    const logs = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      ...props,
      entry: entryOf(handler),
      projectRoot: PROJECT,
      depsLockFilePath: `${PROJECT}package-lock.json`,
      role: new Role(scope, `${id}Role`, {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      }),
      environment: { ...environment },
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      loggingFormat: LoggingFormat.JSON,
      // Start, end and report of every call would be most of what is logged; metrics tell the same.
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup: logs,
      bundling: bundling(includes),
    });
    this.logs = logs;
    this.allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logs.logGroupArn]);
  }

  /** Exactly these actions on exactly these resources. */
  allow(actions: string[], resources: string[], conditions?: Record<string, unknown>): void {
    this.addToRolePolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions }),
    );
  }
}

function bundling(includes: NodeFunctionProps<unknown>["includes"]) {
  const { target, mainFields, minify, alias, legalComments, charset, banner } = BUNDLE_OPTIONS;
  const aliases = Object.entries(alias).map(([from, to]) => [`--alias:${from}`, to]);
  const copy = (output: string) => includes && `cp "${includes.path}" "${output}/${includes.name}"`;
  return {
    format: OutputFormat.ESM,
    target,
    mainFields: [...mainFields],
    minify,
    bundleAwsSDK: true,
    esbuildArgs: {
      ...Object.fromEntries(aliases),
      "--legal-comments": legalComments,
      "--charset": charset,
    },
    banner,
    commandHooks: {
      beforeBundling: () => [],
      beforeInstall: () => [],
      afterBundling: (_input: string, output: string) => [copy(output) ?? ""].filter(Boolean),
    },
  };
}
