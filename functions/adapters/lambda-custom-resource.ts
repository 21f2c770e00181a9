import type {
  CloudFormationCustomResourceEvent,
  CloudFormationCustomResourceResponse,
} from "aws-lambda";

interface DeploymentStep {
  /** The step itself, given the resource's properties; what it answers is shown in the log. */
  readonly work: (properties: Readonly<Record<string, string>>) => Promise<object>;
  /** Whether the deployment is being undone, for a step that is not undone with it. */
  readonly isRollingBack?: () => Promise<boolean>;
}

type Outcome = Pick<CloudFormationCustomResourceResponse, "Status"> & { readonly Reason: string };

/** The whole answer may have 4,096 bytes. */
const LONGEST_REASON = 1_000;
const ATTEMPTS = 3;

/**
 * Steps of a CloudFormation deployment, by the resource's type: done when the stack is made or the step's properties
 * change, never when the stack is deleted. When the stack goes back to what it was, a step is done with the properties of
 * before, or left out. A failure fails the deployment, with its reason.
 */
export function toCustomResourceHandler(
  steps: Readonly<Record<string, DeploymentStep>>,
  log: (line: object) => void,
) {
  return async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const outcome = await run(event, steps[event.ResourceType]);
    log({ request: event.RequestType, ...outcome });
    await answer(event, outcome);
  };
}

async function run(
  { RequestType, ResourceType, ResourceProperties }: CloudFormationCustomResourceEvent,
  step: DeploymentStep | undefined,
): Promise<Outcome> {
  try {
    if (RequestType === "Delete") return { Status: "SUCCESS", Reason: "nothing to do on delete" };
    if (step === undefined) return { Status: "FAILED", Reason: `no such step: ${ResourceType}` };
    if (await step.isRollingBack?.())
      return { Status: "SUCCESS", Reason: "nothing to do on rollback" };
    const done = JSON.stringify(await step.work(ResourceProperties));
    return { Status: "SUCCESS", Reason: done.slice(0, LONGEST_REASON) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { Status: "FAILED", Reason: reason.slice(0, LONGEST_REASON) };
  }
}

/** The address is signed for a request without a content type, which a body of bytes goes without. */
async function answer(event: CloudFormationCustomResourceEvent, outcome: Outcome): Promise<void> {
  const { StackId, RequestId, LogicalResourceId } = event;
  const PhysicalResourceId =
    "PhysicalResourceId" in event ? event.PhysicalResourceId : LogicalResourceId;
  const response = { ...outcome, PhysicalResourceId, StackId, RequestId, LogicalResourceId };
  const body = new TextEncoder().encode(JSON.stringify(response));
  for (let attempt = 1; ; attempt += 1) {
    const failure = await put(event.ResponseURL, body);
    if (failure === undefined) return;
    if (attempt === ATTEMPTS) throw failure;
  }
}

async function put(url: string, body: Uint8Array<ArrayBuffer>): Promise<Error | undefined> {
  try {
    const { ok, status } = await fetch(url, { method: "PUT", body });
    return ok ? undefined : new Error(`CloudFormation answered ${status}`);
  } catch (error) {
    return new Error("CloudFormation could not be answered", { cause: error });
  }
}
