import { setTimeout } from "node:timers/promises";
import { CommandError } from "./command-error.ts";
import { type ControlRequest, openControlQueue } from "./control-queue.ts";
import { isServiceRunning } from "./service-lock.ts";

const LOOK_MS = 100;

/**
 * Lets the service that runs on this data do it, and waits for its answer. `undefined`: no service runs.
 * @param onProgress told whenever the service says how far it is
 */
export async function handOver(
  directory: string,
  request: ControlRequest,
  onProgress: (progress: string) => void = () => {},
): Promise<unknown> {
  if (!isServiceRunning(directory)) return undefined;
  const control = openControlQueue(directory);
  const id = control.ask(request);
  try {
    return await waitForAnswer();
  } finally {
    control.forget(id);
    control.close();
  }

  async function waitForAnswer(): Promise<unknown> {
    let told = "";
    for (let looks = 1; ; looks += 1) {
      await setTimeout(LOOK_MS);
      const { progress, answer } = control.look(id);
      if (answer?.ok) return answer.result;
      if (answer) throw new CommandError(answer.message);
      if (progress !== told) onProgress(progress);
      told = progress;
      if (looks % 20 === 0 && !isServiceRunning(directory)) {
        throw new CommandError("the running service ended before it was done: call again");
      }
    }
  }
}
