import type { DatabaseSync } from "node:sqlite";
import { type HostPace, releaseLease, reserveSlot, takeLease } from "../core/host-pace.ts";
import type { RobotsRecord } from "../core/records.ts";
import type { HostStore, Slot, SlotRequest } from "../usecases/ports.ts";
import { inTransaction, prepare } from "./sqlite-statements.ts";

export function createSqliteHostStore(db: DatabaseSync): HostStore {
  const paces = createPaces(db);
  const oneRobots = prepare(db, "SELECT record FROM robots WHERE origin = $origin");
  const putRobots = prepare(
    db,
    `INSERT INTO robots (origin, record) VALUES ($origin, $record)
     ON CONFLICT DO UPDATE SET record = excluded.record`,
  );
  const claim = (step: typeof reserveSlot, request: SlotRequest): Slot =>
    inTransaction(db, () => {
      const { pace, slot } = step(paces.get(request.host), request);
      paces.put(request.host, pace);
      return slot;
    });

  return {
    reserveSlot: async (request) => claim(reserveSlot, request),
    takeLease: async (request) => claim(takeLease, request),
    releaseLease: async (release) =>
      inTransaction(db, () =>
        paces.put(release.host, releaseLease(paces.get(release.host), release)),
      ),
    async getRobots(origin) {
      const row = oneRobots.get({ $origin: origin });
      return row && (JSON.parse(String(row.record)) as RobotsRecord);
    },
    async putRobots(origin, record) {
      putRobots.run({ $origin: origin, $record: JSON.stringify(record) });
    },
  };
}

function createPaces(db: DatabaseSync) {
  const one = prepare(db, "SELECT pace FROM hosts WHERE host = $host");
  const put = prepare(
    db,
    `INSERT INTO hosts (host, pace) VALUES ($host, $pace)
     ON CONFLICT DO UPDATE SET pace = excluded.pace`,
  );
  return {
    get(host: string): HostPace | undefined {
      const row = one.get({ $host: host });
      return row && (JSON.parse(String(row.pace)) as HostPace);
    },
    put(host: string, pace: HostPace): void {
      put.run({ $host: host, $pace: JSON.stringify(pace) });
    },
  };
}
