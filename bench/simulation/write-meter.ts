/** Counts writes as DynamoDB does, by partition key and second: no partition takes more than 1,000 units in one. */
export interface WriteMeter {
  /** `kind` names the partitions of one sort, `key` one of them. */
  write(kind: string, key: string, units: number): void;
  list(): readonly HotPartition[];
  clear(): void;
}

export interface HotPartition {
  readonly kind: string;
  /** Of the partition that was busiest in any one second. */
  readonly key: string;
  readonly mostASecond: number;
  readonly units: number;
}

interface Busy {
  second: number;
  units: number;
}

interface Kind {
  readonly partitions: Map<string, Busy>;
  key: string;
  most: number;
  units: number;
}

export function createWriteMeter(now: () => number): WriteMeter {
  const kinds = new Map<string, Kind>();
  return {
    clear: () => kinds.clear(),
    write(name, key, units) {
      const kind = kinds.get(name) ?? { partitions: new Map(), key: "", most: 0, units: 0 };
      kinds.set(name, kind);
      kind.units += units;
      const second = Math.floor(now() / 1000);
      const busy = kind.partitions.get(key) ?? { second, units: 0 };
      kind.partitions.set(key, busy);
      busy.units = (busy.second === second ? busy.units : 0) + units;
      busy.second = second;
      if (busy.units > kind.most) Object.assign(kind, { most: busy.units, key });
    },
    list: () =>
      [...kinds]
        .map(([kind, { key, most, units }]) => ({ kind, key, mostASecond: most, units }))
        .sort((a, b) => b.mostASecond - a.mostASecond),
  };
}
