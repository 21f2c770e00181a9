/** 1: it failed. 2: the call was wrong. */
export type ExitCode = 1 | 2;

/** An everyday failure of a command: one clear line a problem, without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
