import type {
  CloudFormationCustomResourceEvent,
  CloudFormationCustomResourceResponse,
} from "aws-lambda";

interface DeploymentStep {
  /** The step itself; what it answers is shown in the log. */
  readonly work: () => Promise<object>;
  /** Whether the deployment is being undone. */
  readonly isRollingBack: () => Promise<boolean>;
  readonly log: (line: object) => void;
}

type Outcome = Pick<CloudFormationCustomResourceResponse, "Status"> & { readonly Reason: string };

/** The whole answer may have 4,096 bytes. */
const LONGEST_REASON = 1_000;
const ATTEMPTS = 3;

/**
 * Makes `work` a step of a CloudFormation deployment: done when the stack is made or the step's properties change, never
 * when the stack is deleted or goes back to what it was. A failure fails the deployment, with its reason.
 */
export function toCustomResourceHandler({ log, ...step }: DeploymentStep) {
  return async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const outcome = await run(event, step);
    log({ request: event.RequestType, ...outcome });
    await answer(event, outcome);
  };
}

async function run(
  { RequestType }: CloudFormationCustomResourceEvent,
  { work, isRollingBack }: Omit<DeploymentStep, "log">,
): Promise<Outcome> {
  try {
    if (RequestType === "Delete") return { Status: "SUCCESS", Reason: "nothing to do on delete" };
    if (await isRollingBack()) return { Status: "SUCCESS", Reason: "nothing to do on rollback" };
    return { Status: "SUCCESS", Reason: JSON.stringify(await work()).slice(0, LONGEST_REASON) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { Status: "FAILED", Reason: reason.slice(0, LONGEST_REASON) };
  }
}

/** The address is signed for a request without a content type, which a body of bytes goes without. */
async function answer(event: CloudFormationCustomResourceEvent, outcome: Outcome): Promise<void> {
  const { StackId, RequestId, LogicalResourceId } = event;
  const PhysicalResourceId = "PhysicalResourceId" in event ? event.PhysicalResourceId : "sources";
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
