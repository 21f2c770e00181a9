import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommandError } from "./command-error.ts";

export const DEFAULT_DATA = ".tidings";

/** What a running service tells the commands beside it. */
export interface RunningService {
  readonly pid: number;
  /** Where its HTTP server is. */
  readonly address: string;
  readonly publicUrl: string;
  /** Where its stores are: the data directory, or the demo's inside it. */
  readonly stores: string;
  readonly isDemo: boolean;
}

/** Throws what a person can do something about. */
export function makeDataDirectory(directory: string): void {
  try {
    makeDirectory(directory);
    const probe = join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === "EEXIST" || code === "ENOTDIR"
        ? "is not a directory"
        : `cannot be written (${code ?? message})`;
    throw new CommandError(
      `the data directory ${directory} ${reason}: choose another one with --data, or change its permissions`,
    );
  }
}

/** Not `recursive`: Node's own never ends where a parent exists and yet takes no directories, as in /proc. */
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(resolve(path));
  if (parent !== resolve(path)) makeDirectory(parent);
  mkdirSync(path);
}

export function writeRunningService(directory: string, running: RunningService): void {
  writeFileSync(pathOf(directory), JSON.stringify(running));
}

export function removeRunningService(directory: string): void {
  rmSync(pathOf(directory), { force: true });
}

/** What the last service in this directory said of itself; whether it still runs, its lock tells. */
export function readRunningService(directory: string): RunningService | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(directory), "utf8")) as RunningService;
  } catch {
    return undefined;
  }
}

function pathOf(directory: string): string {
  return join(directory, "service.json");
}
