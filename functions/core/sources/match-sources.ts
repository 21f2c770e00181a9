import { canonicalizeUrl } from "../canonical-url.ts";
import { sourceKey } from "../identity.ts";
import type { SourceRecord } from "../records.ts";
import type { Source } from "../source.ts";

export interface SourceMatches {
  /** Each source of the list with the key that it has or gets, and what is stored of it. */
  readonly kept: readonly { source: Source; key: string; record?: SourceRecord }[];
  /** Stored, but no longer in the list. */
  readonly dropped: readonly SourceRecord[];
}

/**
 * Which stored source each one of a list is. The same address is the same source, whatever it is called now and even if
 * it was removed before; else the same id is, if it was not removed: its address has changed. What is left is new.
 */
export function matchSources(
  list: readonly Source[],
  records: readonly SourceRecord[],
): SourceMatches {
  const left = new Set(records);
  const byAddress = indexByAddress(records);
  const byId = new Map(records.filter(isLiving).map((record) => [record.source.id, record]));
  const take = (record: SourceRecord | undefined) =>
    record !== undefined && left.delete(record) ? record : undefined;

  const found = new Map(list.map((source) => [source, take(byAddress.get(address(source)))]));
  for (const source of list) found.set(source, found.get(source) ?? take(byId.get(source.id)));

  const taken = new Set(records.map(({ key }) => key));
  const kept = list.map((source) => {
    const record = found.get(source);
    return { source, record, key: record?.key ?? freeKey(address(source), taken) };
  });
  return { kept, dropped: [...left].filter(isLiving) };
}

/** A living source wins its address over a removed one. */
function indexByAddress(records: readonly SourceRecord[]): Map<string, SourceRecord> {
  const livingLast = records.toSorted((a, b) => Number(isLiving(a)) - Number(isLiving(b)));
  return new Map(livingLast.map((record) => [address(record.source), record]));
}

function isLiving({ status }: SourceRecord): boolean {
  return status !== "removed";
}

function address({ url }: Source): string {
  return canonicalizeUrl(url) ?? url;
}

/** From the address; a source that has moved away from it has kept its key: then the first free one of a numbered row. */
function freeKey(canonicalUrl: string, taken: Set<string>): string {
  let key = sourceKey(canonicalUrl);
  for (let number = 2; taken.has(key); number += 1) key = sourceKey(`${canonicalUrl}\n${number}`);
  taken.add(key);
  return key;
}
