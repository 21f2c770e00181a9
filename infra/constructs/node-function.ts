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

export interface NodeFunctionProps<Env>
  extends Pick<NodejsFunctionProps, "description" | "memorySize"> {
  /** File name under functions/handlers, without extension. */
  readonly handler: string;
  readonly environment: Env;
  readonly timeout: Duration;
  /** A file that the handler reads, by its name in the bundle. */
  readonly includes?: { readonly path: string; readonly name: string };
}

const PROJECT = new URL("../../", import.meta.url).pathname;

/** An ES module has no `require`, and CommonJS dependencies (undici, the AWS SDK) call it when bundled. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * What no function of ours uses, and every start would load. Of the SDK's credentials Lambda gives but one kind. `xml-js`
 * (in `feed`) is only written with: it takes `sax`, for reading, along; `saxes` is there already.
 */
const SLIMMER = {
  "--alias:@aws-sdk/credential-provider-node": `${PROJECT}functions/adapters/lambda-credentials.ts`,
  "--alias:sax": "saxes",
  "--legal-comments": "none",
  // Chinese as it is: half as long as in escapes.
  "--charset": "utf8",
};

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
      entry: `${PROJECT}functions/handlers/${handler}.ts`,
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
  const copy = (output: string) => includes && `cp "${includes.path}" "${output}/${includes.name}"`;
  return {
    format: OutputFormat.ESM,
    target: "node24",
    mainFields: ["module", "main"],
    // Names stay, for stack traces; maps would cost a fifth of every cold start.
    minify: true,
    keepNames: true,
    bundleAwsSDK: true,
    esbuildArgs: SLIMMER,
    banner: REQUIRE,
    commandHooks: {
      beforeBundling: () => [],
      beforeInstall: () => [],
      afterBundling: (_input: string, output: string) => [copy(output) ?? ""].filter(Boolean),
    },
  };
}
