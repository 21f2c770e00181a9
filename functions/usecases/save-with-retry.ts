import { TidingsError } from "../core/errors.ts";

const ATTEMPTS = 5;

/**
 * Changes a record under the optimistic lock; when another worker was quicker, reads what is stored now and changes that.
 * A record that is gone by then is left alone.
 * @throws {TidingsError} `conflict` after five lost races
 */
export async function saveWithRetry<T extends { readonly revision: number }>(
  record: T,
  change: (stored: T) => T,
  { read, save }: { read: () => Promise<T | undefined>; save: (record: T) => Promise<boolean> },
): Promise<void> {
  let stored: T | undefined = record;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (stored === undefined) return;
    if (await save({ ...change(stored), revision: stored.revision + 1 })) return;
    stored = await read();
  }
  throw new TidingsError("conflict", "another worker changed the same record five times in a row");
}
