import { setTimeout } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TidingsError } from "../core/errors.ts";
import { type HostPace, releaseLease, reserveSlot, takeLease } from "../core/host-pace.ts";
import type { HostStore, LeaseRelease, Slot, SlotRequest } from "../usecases/ports.ts";
import { createItems, type Item, type Items } from "./dynamodb-items.ts";
import { createRobotsShelf } from "./dynamodb-robots.ts";
import type { ItemKey } from "./dynamodb-table.ts";

/** A host that nobody visited for so long starts anew. */
const FORGET_AFTER_S = 30 * 86_400;

/** So many lost races in a row mean hundreds of workers on one host. */
const MOST_ROUNDS = 60;
const PAUSE_MS = 20;

/** A new host, or one where nobody runs, nothing is reserved and no hold-off lies ahead: one write without a read. */
const IS_FREE = `(attribute_not_exists(#nextAt) OR #nextAt <= :now)
  AND (attribute_not_exists(#holdOff) OR #holdOff <= :now)
  AND (attribute_not_exists(#leaseUntil) OR #leaseUntil <= :now)`;

const TAKE = `SET #leaseOwner = :owner, #leaseUntil = :until, #ttl = :ttl,
  #nextAt = :now + if_not_exists(#gapMs, :gapMs), #turn = if_not_exists(#turn, :none) + :one`;

const END = `SET #holdOff = :notBefore, #gapMs = :gapMs, #strikes = :strikes, #turn = #turn + :one
  REMOVE #leaseOwner, #leaseUntil`;

export function createDynamoDbHostStore(client: DynamoDBClient, tableName: string): HostStore {
  const items = createItems(client, tableName);
  return {
    async reserveSlot(request) {
      const { ok, item } = await takeIfFree(items, request);
      if (ok) return { at: request.now, leased: true, strikes: toPace(item)?.strikes ?? 0 };
      return claim(items, request, { step: reserveSlot, item });
    },
    async takeLease(request) {
      const item = await items.get(toKey(request.host));
      return claim(items, request, { step: takeLease, item });
    },
    async releaseLease(release) {
      const { ok, item } = await endIfOwner(items, release);
      if (ok) return;
      await change(items, { host: release.host, item, now: release.notBefore }, (pace) => ({
        pace: releaseLease(pace, release),
        answer: undefined,
      }));
    },
    ...createRobotsShelf(items),
  };
}

function takeIfFree(items: Items, { host, now, gapMs, owner, leaseMs }: SlotRequest) {
  return items.update(toKey(host), {
    expression: TAKE,
    condition: IS_FREE,
    values: {
      ":now": now,
      ":owner": owner,
      ":until": now + leaseMs,
      ":ttl": ttlOf(now),
      ":gapMs": gapMs,
      ":none": 0,
      ":one": 1,
    },
  });
}

function endIfOwner(items: Items, { host, owner, notBefore, gapMs, strikes }: LeaseRelease) {
  return items.update(toKey(host), {
    expression: END,
    condition:
      "#leaseOwner = :owner AND (attribute_not_exists(#holdOff) OR #holdOff <= :notBefore)",
    values: {
      ":owner": owner,
      ":notBefore": notBefore,
      ":gapMs": gapMs,
      ":strikes": strikes,
      ":one": 1,
    },
  });
}

function claim(
  items: Items,
  request: SlotRequest,
  { step, item }: { step: typeof reserveSlot; item: Item | undefined },
): Promise<Slot> {
  return change(items, { host: request.host, item, now: request.now }, (stored) => {
    const { pace, slot } = step(stored, request);
    return { pace, answer: slot };
  });
}

/** Changes what was read, if nobody else has by then; else what they have made of it. */
async function change<T>(
  items: Items,
  { host, item, now }: { host: string; item: Item | undefined; now: number },
  step: (pace: HostPace | undefined) => { readonly pace: HostPace; readonly answer: T },
): Promise<T> {
  let stored = item;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { pace, answer } = step(toPace(stored));
    const turn = Number(stored?.turn ?? 0);
    const written = await items.put(toItem(host, pace, { turn: turn + 1, ttl: ttlOf(now) }), {
      ...(stored === undefined
        ? { expression: "attribute_not_exists(#turn)" }
        : { expression: "#turn = :turn", values: { ":turn": turn } }),
    });
    if (written.ok) return answer;
    stored = written.item;
    await setTimeout(PAUSE_MS * Math.random());
  }
  throw new TidingsError(
    "store-unavailable",
    `too many workers change the pace of ${host} at once`,
  );
}

function toKey(host: string): ItemKey {
  return { PK: `host#${host}`, SK: "pace" };
}

function toItem(
  host: string,
  { lease, gapMs, ...rest }: HostPace,
  extra: { readonly turn: number; readonly ttl: number },
): Item {
  return {
    ...toKey(host),
    ...rest,
    ...extra,
    ...(gapMs !== undefined && { gapMs }),
    ...(lease && { leaseOwner: lease.owner, leaseUntil: lease.until }),
  };
}

function toPace(item: Item | undefined): HostPace | undefined {
  if (item === undefined) return undefined;
  const { nextAt = 0, holdOff = 0, strikes = 0, gapMs, leaseOwner, leaseUntil } = item;
  return {
    nextAt: Number(nextAt),
    holdOff: Number(holdOff),
    strikes: Number(strikes),
    ...(gapMs !== undefined && { gapMs: Number(gapMs) }),
    ...(leaseOwner !== undefined && {
      lease: { owner: String(leaseOwner), until: Number(leaseUntil) },
    }),
  };
}

/** Of a time that may lie ahead. */
function ttlOf(now: number): number {
  return Math.ceil(now / 1000) + FORGET_AFTER_S;
}
