import { unwatchFile, watchFile } from "node:fs";

const LOOK_MS = 500;

/** Calls `onChange` when the file's content may have changed, however an editor saves it; the answer ends that. */
export function watchForChanges(path: string, onChange: () => void): () => void {
  const look = (now: { mtimeMs: number; size: number }, before: typeof now) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) onChange();
  };
  watchFile(path, { interval: LOOK_MS }, look);
  return () => unwatchFile(path, look);
}
