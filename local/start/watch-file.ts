import { statSync } from "node:fs";

const LOOK_MS = 500;

export interface FileState {
  readonly mtimeMs: number;
  readonly size: number;
}

/** What tells one content of a file from the next; zeros where it can't be looked at. */
export function fileState(path: string): FileState {
  try {
    const { mtimeMs, size } = statSync(path);
    return { mtimeMs, size };
  } catch {
    return { mtimeMs: 0, size: 0 };
  }
}

/**
 * Calls `onChange` when the file's content may have changed since `known`, however an editor saves it; the answer ends
 * that. The state is the caller's, taken before it read the file: what is written while a service starts counts too.
 */
export function watchForChanges(path: string, known: FileState, onChange: () => void): () => void {
  let last = known;
  const look = () => {
    const now = fileState(path);
    if (now.mtimeMs === last.mtimeMs && now.size === last.size) return;
    last = now;
    onChange();
  };
  const timer = setInterval(look, LOOK_MS);
  return () => clearInterval(timer);
}
