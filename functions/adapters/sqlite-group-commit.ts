import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./sqlite-statements.ts";

interface Write {
  /** Does the work; answers how the caller is told, which is when it is committed. */
  readonly attempt: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Returns a way to write: what is asked for in one turn of the process is committed together, and each caller is told when
 * that is done. A write that fails fails alone. `work` is synchronous.
 */
export function createGroupCommit(db: DatabaseSync): <T>(work: () => T) => Promise<T> {
  let group: Write[] = [];
  const flush = () => {
    const writes = group;
    group = [];
    commit(db, writes);
  };
  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>();
    if (group.length === 0) queueMicrotask(flush);
    const attempt = () => {
      const result = work();
      return () => resolve(result);
    };
    group.push({ attempt, reject });
    return promise;
  };
}

function commit(db: DatabaseSync, writes: readonly Write[]): void {
  const all = () => writes.map((write) => attemptIn(db, write));
  try {
    const tell = writes.length === 1 ? all() : inTransaction(db, all);
    for (const one of tell) one();
  } catch (error) {
    for (const { reject } of writes) reject(error);
  }
}

/** SQLite takes back what failed and keeps the transaction, unless the fault is the file's. */
function attemptIn(db: DatabaseSync, { attempt, reject }: Write): () => void {
  try {
    return attempt();
  } catch (error) {
    if (!db.isTransaction) throw error;
    return () => reject(error);
  }
}
