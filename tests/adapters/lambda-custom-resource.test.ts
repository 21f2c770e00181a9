import type { CloudFormationCustomResourceEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { toCustomResourceHandler } from "../../functions/adapters/lambda-custom-resource.ts";
import { startRecordingServer } from "../support/recording-server.ts";

const STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/Test/1";

function eventOf(
  RequestType: "Create" | "Update" | "Delete",
  ResponseURL: string,
  ResourceType: string,
) {
  const isCreate = RequestType === "Create";
  return {
    RequestType,
    ResponseURL,
    StackId: STACK,
    RequestId: "request-1",
    LogicalResourceId: "Applied",
    ResourceType,
    ResourceProperties: { ServiceToken: "arn", SourcesHash: "b" },
    ...(!isCreate && { PhysicalResourceId: "sources", OldResourceProperties: {} }),
  } as unknown as CloudFormationCustomResourceEvent;
}

interface Circumstances {
  readonly isRollingBack?: boolean;
  readonly failure?: Error;
  readonly statuses?: readonly number[];
  readonly resource?: string;
}

async function run(
  type: "Create" | "Update" | "Delete",
  {
    isRollingBack = false,
    failure,
    statuses = [200],
    resource = "Custom::TidingsSources",
  }: Circumstances = {},
) {
  await using server = await startRecordingServer(...statuses.map((status) => ({ status })));
  let calls = 0;
  const work = async ({ SourcesHash }: Readonly<Record<string, string>>) => {
    calls += 1;
    if (failure) throw failure;
    return { added: ["yaowen"], SourcesHash };
  };
  const steps = {
    "Custom::TidingsSources": { work, isRollingBack: async () => isRollingBack },
    "Custom::TidingsAddress": { work },
  };
  const handler = toCustomResourceHandler(steps, () => {});
  await handler(eventOf(type, `${server.url}/signed?X-Amz-Signature=1`, resource));
  const answers = server.requests.map(({ body }) => JSON.parse(body));
  return { calls, answers, requests: server.requests };
}

describe("a step of a deployment", () => {
  it.each(["Create", "Update"] as const)("is done on %s, and CloudFormation told", async (type) => {
    const { calls, answers, requests } = await run(type);
    expect(calls).toBe(1);
    expect(answers).toEqual([
      {
        Status: "SUCCESS",
        Reason: '{"added":["yaowen"],"SourcesHash":"b"}',
        PhysicalResourceId: type === "Create" ? "Applied" : "sources",
        StackId: STACK,
        RequestId: "request-1",
        LogicalResourceId: "Applied",
      },
    ]);
    expect(requests[0]).toMatchObject({ method: "PUT", path: "/signed?X-Amz-Signature=1" });
  });

  it("answers without a content type, for which the address is not signed", async () => {
    const { requests } = await run("Create");
    expect(requests[0]?.headers["content-type"]).toBeUndefined();
  });

  it("is not done when the stack is deleted", async () => {
    const { calls, answers } = await run("Delete");
    expect(calls).toBe(0);
    expect(answers).toMatchObject([{ Status: "SUCCESS", PhysicalResourceId: "sources" }]);
  });

  it("is not done when a failed deployment goes back to what was", async () => {
    const { calls, answers } = await run("Update", { isRollingBack: true });
    expect(calls).toBe(0);
    expect(answers).toMatchObject([{ Status: "SUCCESS", Reason: "nothing to do on rollback" }]);
  });

  it("is done again, with the properties of before, if it is one that goes back too", async () => {
    const resource = "Custom::TidingsAddress";
    expect(await run("Update", { isRollingBack: true, resource })).toMatchObject({ calls: 1 });
  });

  it("fails the deployment if nobody knows it", async () => {
    const { calls, answers } = await run("Create", { resource: "Custom::Other" });
    expect(calls).toBe(0);
    expect(answers).toMatchObject([{ Status: "FAILED", Reason: "no such step: Custom::Other" }]);
  });

  it("fails the deployment with its reason, cut to what CloudFormation takes", async () => {
    const failure = new Error(`sources.yaml:7:5: ${"x".repeat(9_000)}`);
    const { answers, requests } = await run("Update", { failure });
    expect(answers).toMatchObject([{ Status: "FAILED" }]);
    expect(answers[0].Reason).toMatch(/^sources\.yaml:7:5: x+$/);
    expect(requests[0]?.body.length).toBeLessThan(4_096);
  });

  it("answers again if it was not heard", async () => {
    const { calls, answers } = await run("Create", { statuses: [503, 500, 200] });
    expect(calls).toBe(1);
    expect(answers).toHaveLength(3);
  });

  it("fails aloud if it is never heard", async () => {
    await expect(run("Create", { statuses: [503] })).rejects.toThrow("CloudFormation answered 503");
  });
});
