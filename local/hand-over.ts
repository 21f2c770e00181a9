import { setTimeout } from "node:timers/promises";
import { CommandError } from "./command-error.ts";
import { type ControlQueue, type ControlRequest, openControlQueue } from "./control-queue.ts";
import { readRunningService } from "./data-directory.ts";
import { isServiceRunning } from "./service-lock.ts";

const LOOK_MS = 100;

/**
 * Lets the service that runs on this data do it, and waits for its answer. `undefined`: no service runs (another command
 * may, which answers nobody).
 * @param onProgress told whenever the service says how far it is
 */
export async function handOver(
  directory: string,
  request: ControlRequest,
  onProgress: (progress: string) => void = () => {},
): Promise<unknown> {
  if (!isServiceRunning(directory) || readRunningService(directory) === undefined) return undefined;
  const control = openControlQueue(directory);
  const id = control.ask(request);
  try {
    let told = "";
    for (;;) {
      const { progress, answer } = await nextLook(directory, control, id);
      if (answer?.ok) return answer.result;
      if (answer) throw new CommandError(answer.message, answer.exitCode);
      if (progress !== told) onProgress(progress);
      told = progress;
    }
  } finally {
    control.forget(id);
    control.close();
  }
}

async function nextLook(directory: string, control: ControlQueue, id: number) {
  await setTimeout(LOOK_MS);
  const state = control.look(id);
  if (state.answer || isServiceRunning(directory)) return state;
  throw new CommandError("the running service ended before it was done: call again");
}
