import { backfillNow } from "../backfill-now.ts";
import { CommandError } from "../command-error.ts";
import type { ControlAnswer, ControlQueue, ControlRequest } from "../control-queue.ts";
import { crawlNow } from "../crawl-now.ts";
import type { Modes } from "./modes.ts";

const LOOK_MS = 200;

/** The service is ending: whoever waits for the answer sees that. */
const NOBODY = () => {};

/** Does what commands beside this service ask for, until the answer is called. */
export function answerCommands(control: ControlQueue, modes: Modes): () => void {
  const timer = setInterval(() => {
    for (let taken = control.take(); taken !== undefined; taken = control.take()) {
      answer(taken.id, taken.request).catch(NOBODY);
    }
  }, LOOK_MS);
  return () => clearInterval(timer);

  async function answer(id: number, request: ControlRequest): Promise<void> {
    const onProgress = (progress: string) => control.report(id, progress);
    const outcome = await work(request, onProgress).then(
      (result): ControlAnswer => ({ ok: true, result }),
      (error: Error): ControlAnswer => ({
        ok: false,
        message: error.message,
        exitCode: error instanceof CommandError ? error.exitCode : 1,
      }),
    );
    control.answer(id, outcome);
  }

  async function work(
    request: ControlRequest,
    onProgress: (progress: string) => void,
  ): Promise<unknown> {
    if (request.kind === "apply") return modes.apply(request.sources);
    const { service, signal } = modes.running();
    if (request.kind === "backfill") {
      const { id, pages } = request;
      return backfillNow(service, { id, pages, signal, onProgress });
    }
    return crawlNow(service, { ids: request.ids, signal, onProgress });
  }
}
