import type { Source } from "../source.ts";

/** Whether two sources have the same settings, whatever order a store has given them. */
export function isSameSource(a: Source, b: Source): boolean {
  return inOrder(a) === inOrder(b);
}

/** Whether what a source's page shows is chosen in the same way: else what was learned of its listings tells nothing. */
export function isSameListing(a: Source, b: Source): boolean {
  return inOrder(listingOf(a)) === inOrder(listingOf(b));
}

function listingOf({ url, include, exclude, listing }: Source): object {
  return { url, include, exclude, listing };
}

function inOrder(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
