import type { TidingsError } from "./errors.ts";

/** Told of each stored record that could not be read while others could. */
export type OnDamaged = (error: Error) => void;

/** Of many stored records those that can be read: one damaged record never hides the others. */
export function parseEach<T, R>(
  stored: readonly T[],
  parse: (item: T) => R,
  onDamaged: OnDamaged,
): R[] {
  const records: R[] = [];
  for (const item of stored) {
    try {
      records.push(parse(item));
    } catch (error) {
      onDamaged(error as TidingsError);
    }
  }
  return records;
}
