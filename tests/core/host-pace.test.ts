import { describe } from "vitest";
import {
  type HostPace,
  releaseLease,
  reserveSlot,
  takeLease,
} from "../../functions/core/host-pace.ts";
import type { RobotsRecord } from "../../functions/core/records.ts";
import type { HostStore, SlotRequest } from "../../functions/usecases/ports.ts";
import { itKeepsTheHostStoreContract } from "../contracts/host-store.ts";

describe("the pace of a host, before any store", () => {
  itKeepsTheHostStoreContract(async () => createStore(), { runs: 2000 });
});

/** The transitions on a Map: what every store is to do. */
function createStore(): HostStore {
  const paces = new Map<string, HostPace>();
  const robots = new Map<string, RobotsRecord>();
  const claim = (step: typeof reserveSlot, request: SlotRequest) => {
    const { pace, slot } = step(paces.get(request.host), request);
    paces.set(request.host, pace);
    return slot;
  };
  return {
    reserveSlot: async (request) => claim(reserveSlot, request),
    takeLease: async (request) => claim(takeLease, request),
    async releaseLease(release) {
      paces.set(release.host, releaseLease(paces.get(release.host), release));
    },
    getRobots: async (origin) => robots.get(origin),
    async putRobots(origin, record) {
      robots.set(origin, record);
    },
  };
}
