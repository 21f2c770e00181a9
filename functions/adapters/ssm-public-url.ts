import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { TidingsError } from "../core/errors.ts";

/** The service's public address, as the deployment wrote it: read once a process, when it is first needed. */
export function createSsmPublicUrl(client: SSMClient, name: string): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => {
    known ??= readParameter(client, name).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function readParameter(client: SSMClient, name: string): Promise<string> {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
  if (Parameter?.Value) return Parameter.Value;
  throw new TidingsError("store-unavailable", `the parameter ${name} holds no address`);
}
