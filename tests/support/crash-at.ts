import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";

export class Crash extends Error {}

const WRITES = {
  articles: ["saveArticle"],
  sources: ["saveSource"],
  blobs: ["putBlob"],
  feeds: ["touchFeed", "saveFeed"],
  queue: ["send"],
} as const;

/**
 * Lets the `nth` write of a pipeline fail, `before` it is applied or `after`, as if its worker had died there. Counts from
 * now on; the answer tells how many writes there were.
 */
export function crashAt(
  deps: CrawlDependencies,
  nth: number,
  when: "before" | "after",
): () => number {
  let count = 0;
  for (const [name, methods] of Object.entries(WRITES)) {
    const port = deps[name as keyof typeof WRITES] as unknown as Record<string, unknown>;
    for (const method of methods) {
      const call = port[method] as (...args: unknown[]) => Promise<unknown>;
      port[method] = async (...args: unknown[]) => {
        count += 1;
        const isStruck = count === nth;
        if (isStruck && when === "before") throw new Crash();
        const answer = await call(...args);
        if (isStruck) throw new Crash();
        return answer;
      };
    }
  }
  return () => count;
}
