import type { SourceRecord } from "../core/records.ts";
import type { Clock, SourceStore } from "./ports.ts";

/** Sources as the reading side needs them, remembered for a moment so that a poll costs no reading of its source. */
export interface SourceDirectory {
  /** By current id. */
  find(id: string): Promise<SourceRecord | undefined>;
  get(key: string): Promise<SourceRecord | undefined>;
  list(): Promise<readonly SourceRecord[]>;
}

const MAX_REMEMBERED = 5_000;

export function createSourceDirectory(
  sources: SourceStore,
  clock: Clock,
  rememberMs: number,
): SourceDirectory {
  const remembered = new Map<
    string,
    { readonly value: Promise<unknown>; readonly until: number }
  >();

  function remember<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = clock.now().getTime();
    const known = remembered.get(key);
    if (known !== undefined && known.until > now) return known.value as Promise<T>;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const value = read();
    remembered.set(key, { value, until: now + rememberMs });
    value.catch(() => remembered.delete(key));
    return value;
  }

  return {
    find: (id) => remember(`id:${id}`, () => sources.findSource(id)),
    get: (key) => remember(`key:${key}`, () => sources.getSource(key)),
    list: () => remember("list", () => sources.listSources()),
  };
}
