/** What is due when, by second. */
export interface DueIndex {
  /** Moves it; without a time it is never due. */
  set(id: string, at: string | undefined): void;
  /** Those due at `now` (ISO 8601) or before, longest due first. */
  list(now: string, limit: number): string[];
}

export function createDueIndex(): DueIndex {
  const times = new Map<string, string>();
  const buckets = new Map<number, Set<string>>();
  let first = Number.POSITIVE_INFINITY;

  function take(id: string): void {
    const at = times.get(id);
    if (at === undefined) return;
    times.delete(id);
    const second = secondOf(at);
    const bucket = buckets.get(second);
    bucket?.delete(id);
    if (bucket?.size === 0) buckets.delete(second);
  }

  function put(id: string, at: string): void {
    times.set(id, at);
    const second = secondOf(at);
    const bucket = buckets.get(second);
    if (bucket === undefined) buckets.set(second, new Set([id]));
    else bucket.add(id);
    first = Math.min(first, second);
  }

  return {
    set(id, at) {
      if (times.get(id) === at) return;
      take(id);
      if (at !== undefined) put(id, at);
    },
    list(now, limit) {
      const last = secondOf(now);
      const found: string[] = [];
      if (buckets.size === 0) return found;
      for (let second = first; second <= last && found.length < limit; second += 1) {
        const bucket = buckets.get(second);
        if (bucket === undefined && second === first) first = second + 1;
        const timeOf = (id: string) => times.get(id) ?? "";
        const due = [...(bucket ?? [])].filter((id) => timeOf(id) <= now);
        found.push(...due.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)));
      }
      return found.slice(0, limit);
    },
  };
}

function secondOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
