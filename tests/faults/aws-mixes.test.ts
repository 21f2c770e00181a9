import { afterEach, expect, it } from "vitest";
import { createS3BlobStore } from "../../functions/adapters/s3-blob-store.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { runMix } from "../support/fault-mix.ts";
import { awsError, type Fault } from "../support/fault-proxy.ts";
import { createRandom } from "../support/fault-random.ts";
import { useS3 } from "../support/s3-bucket.ts";

const dynamoDb = useDynamoDb();
const s3 = useS3();

afterEach(() => {
  dynamoDb().proxy.fault = undefined;
});

it.each([5001, 5003])(
  "loses, doubles and changes nothing on the adapters of AWS, with a bad line to the table too, seed %i",
  async (seed) => {
    const stores = await createStores(dynamoDb());
    const { client, bucket } = await s3();
    dynamoDb().proxy.fault = badLine(seed);
    const ports = { ...stores, blobs: createS3BlobStore(client, bucket) };
    const { broken, faults } = await runMix(seed, { ports, minutesATick: 10 });
    expect({ broken, faults }).toEqual({ broken: [], faults });
  },
  60_000,
);

/** One call in thirty is cut off, applied without an answer, throttled, or fails. */
function badLine(seed: number): Fault {
  const random = createRandom(seed);
  return (_, forward) => {
    if (random.next() > 1 / 30) return undefined;
    return random.pick([
      () => Promise.resolve("cut" as const),
      () => forward().then(() => "cut" as const),
      () => Promise.resolve(awsError("ThrottlingException")),
      () => Promise.resolve(awsError("InternalServerError", 500)),
    ])();
  };
}
