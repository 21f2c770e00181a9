import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tidings` to its end, as a person would, in a process of its own. */
export async function tidings(args: readonly string[], input = ""): Promise<CommandResult> {
  const running = startTidings(args);
  running.process.stdin?.end(input);
  return running.ended;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  readonly ended: Promise<CommandResult>;
  /** Resolves as soon as its standard output matches. */
  seen(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Ended with the test, if it has not ended before. */
export function startTidings(args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, ["local/tidings.mjs", ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const out = { stdout: "", stderr: "" };
  const looks = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      out[name] += text;
      for (const look of looks) look();
    });
  }
  const ended = new Promise<CommandResult>((resolve) => {
    child.on("close", (code) => resolve({ code, ...out }));
  });
  return { process: child, ended, seen };

  function seen(pattern: RegExp): Promise<RegExpExecArray> {
    const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
    const look = () => {
      const found = pattern.exec(out.stdout);
      if (found) resolve(found);
    };
    looks.add(look);
    look();
    void ended.then(() => reject(new Error(`it ended: ${out.stdout}${out.stderr}`)));
    return promise.finally(() => looks.delete(look));
  }
}

/** A directory of the test's own. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "tidings-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
