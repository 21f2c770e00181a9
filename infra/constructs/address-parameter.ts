import { Stack } from "aws-cdk-lib/core";
import type { Construct } from "constructs";
import type { NodeFunction } from "./node-function.ts";

export interface AddressParameter {
  readonly name: string;
  allowReading(fn: NodeFunction): void;
}

/**
 * The SSM parameter that will hold the public address. It is known by its name alone, because it comes to be last: the
 * address is the distribution's, which stands before the functions that read it.
 */
export function addressParameter(scope: Construct): AddressParameter {
  const stack = Stack.of(scope);
  const resourceName = `tidings/${stack.stackName}/public-url`;
  const arn = stack.formatArn({ service: "ssm", resource: "parameter", resourceName });
  return {
    name: `/${resourceName}`,
    allowReading: (fn) => fn.allow(["ssm:GetParameter"], [arn]),
  };
}
