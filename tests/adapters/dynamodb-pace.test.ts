import { expect, it } from "vitest";
import type { HostStore } from "../../functions/usecases/ports.ts";
import { createStores } from "../support/dynamodb-stores.ts";
import { useDynamoDb } from "../support/dynamodb-table.ts";
import { NOON, ROBOTS, simulatePace, smallestGap } from "../support/pace-world.ts";

const dynamoDb = useDynamoDb();

/** Counts what is under way, so that virtual time stands still meanwhile. */
async function countedHosts() {
  const { hosts } = await createStores(dynamoDb());
  let underWay = 0;
  const counted = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A) => {
      underWay += 1;
      return call(...args).finally(() => {
        underWay -= 1;
      });
    };
  };
  const store: HostStore = {
    reserveSlot: counted(hosts.reserveSlot),
    takeLease: counted(hosts.takeLease),
    releaseLease: counted(hosts.releaseLease),
    getRobots: counted(hosts.getRobots),
    putRobots: counted(hosts.putRobots),
  };
  const settle = async () => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (underWay > 0);
    await new Promise((resolve) => setImmediate(resolve));
    if (underWay > 0) await settle();
  };
  return { hosts: store, settle };
}

it("keeps 5 s between 50 workers with duplicates and clocks half a second wrong, one request at a time", async () => {
  const seen = await simulatePace({
    ...(await countedHosts()),
    ...{ workers: 50, messages: 100, atOnce: 25, duplicateEvery: 10, skewMs: 500 },
  });
  expect(seen.starts).toHaveLength(110);
  expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(5_000);
  expect(seen.atOnce).toBe(1);
  expect(seen.failures).toEqual([]);
}, 60_000);

it("leaves the host alone until its Retry-After has passed", async () => {
  const until = NOON + 600_000;
  const seen = await simulatePace({
    ...(await countedHosts()),
    ...{ workers: 50, messages: 40, atOnce: 20, duplicateEvery: 7, skewMs: 500 },
    answer: (url, now) => {
      if (url === ROBOTS || now < NOON + 60_000 || now >= until) return {};
      const headers = { "retry-after": new Date(until).toUTCString() };
      return { status: 429, headers, milliseconds: 100 };
    },
  });
  const asked = seen.starts.filter((start) => start >= NOON + 60_000 && start < until);
  expect(asked).toHaveLength(1);
  expect(smallestGap(seen.starts)).toBeGreaterThanOrEqual(5_000);
}, 60_000);
