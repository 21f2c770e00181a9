import { TidingsError } from "../core/errors.ts";

const ATTEMPTS = 5;

/**
 * Changes a record under the optimistic lock; when another worker was quicker, reads what is stored now and changes that.
 * Answers what is stored then; a record that is gone is left alone.
 * @throws {TidingsError} `conflict` after five lost races
 */
export async function saveWithRetry<T extends { readonly revision: number }>(
  record: T,
  change: (stored: T) => T,
  {
    read,
    save,
  }: {
    readonly read: () => Promise<T | undefined>;
    readonly save: (changed: T, stored: T) => Promise<boolean>;
  },
): Promise<T | undefined> {
  let stored: T | undefined = record;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (stored === undefined) return undefined;
    const changed = { ...change(stored), revision: stored.revision + 1 };
    if (await save(changed, stored)) return changed;
    stored = await read();
  }
  throw new TidingsError("conflict", "another worker changed the same record five times in a row");
}
