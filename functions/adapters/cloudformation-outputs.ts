import { type CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";

/**
 * What a deployed stack says of itself, by the names of its outputs; undefined where there is no such stack in the
 * account and region that the client is for.
 */
export async function readStackOutputs(
  client: CloudFormationClient,
  stackName: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const described = await describe(client, stackName);
  const outputs = described?.Stacks?.[0]?.Outputs;
  if (outputs === undefined) return undefined;
  return Object.fromEntries(
    outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
  );
}

async function describe(client: CloudFormationClient, stackName: string) {
  try {
    return await client.send(new DescribeStacksCommand({ StackName: stackName }));
  } catch (error) {
    if (error instanceof Error && error.message.includes("does not exist")) return undefined;
    throw error;
  }
}
