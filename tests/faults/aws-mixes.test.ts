import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { createS3BlobStore } from "../../functions/adapters/s3-blob-store.ts";
import { halve } from "../support/dynamodb-faults.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { runMix } from "../support/fault-mix.ts";
import { awsError, type Fault, type Reply } from "../support/fault-proxy.ts";
import { createRandom } from "../support/fault-random.ts";
import { useS3 } from "../support/s3-bucket.ts";

/** How many mixes: `FAULT_MIXES=25 vitest run tests/faults/aws-mixes.test.ts`. */
const COUNT = Number(process.env.FAULT_MIXES ?? 2);
const SEEDS = Array.from({ length: COUNT }, (_, index) => 5001 + index);

const dynamoDb = useDynamoDb();
const s3 = useS3();

afterEach(() => {
  dynamoDb().proxy.fault = undefined;
});

it.each(SEEDS)(
  "loses, doubles and changes nothing on the adapters of AWS, with a bad line to the table too, seed %i",
  async (seed) => {
    const stores = await createStores(dynamoDb());
    const { client, bucket } = await s3();
    const struck = new Set<string>();
    dynamoDb().proxy.fault = badLine(seed, struck);
    const ports = { ...stores, blobs: createS3BlobStore(client, bucket) };
    const { broken, faults } = await runMix(seed, { ports, minutesATick: 10 });
    expect({ broken, faults }).toEqual({ broken: [], faults });
    expect(struck.size).toBeGreaterThanOrEqual(3);
  },
  120_000,
);

/** One call in thirty is cut off, applied without an answer, late, throttled, answered in part, or fails. */
function badLine(seed: number, struck: Set<string>): Fault {
  const random = createRandom(seed);
  return (call, forward) => {
    if (random.next() > 1 / 30) return undefined;
    const name = random.pick(Object.keys(STRIKES));
    struck.add(name);
    return STRIKES[name]?.(call, forward);
  };
}

const STRIKES: Readonly<Record<string, Fault>> = {
  cut: () => Promise.resolve("cut"),
  lost: (_, forward) => forward().then(() => "cut"),
  late: (_, forward) => setTimeout(50).then(() => forward()),
  throttled: () => Promise.resolve(awsError("ThrottlingException")),
  failed: () => Promise.resolve(awsError("InternalServerError", 500)),
  part: ({ operation }, forward) =>
    operation === "BatchGetItem" ? forward().then(inPart) : undefined,
};

function inPart(reply: Reply): Reply {
  return reply.status === 200 && "Responses" in JSON.parse(reply.body) ? halve(reply) : reply;
}
