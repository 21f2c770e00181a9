const AT_ONCE = 16;

/** Does the same work for every item, 16 at a time, in order of the items. The first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const batch = items.slice(start, start + AT_ONCE);
    await Promise.all(batch.map((item, index) => work(item, start + index)));
  }
}
