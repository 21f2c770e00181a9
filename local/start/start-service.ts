import { CommandError } from "../command-error.ts";
import { openControlQueue } from "../control-queue.ts";
import { makeDataDirectory, removeRunningService, writeRunningService } from "../data-directory.ts";
import { lockService } from "../service-lock.ts";
import { answerCommands } from "./answer-commands.ts";
import { type Modes, openModes } from "./modes.ts";
import { serveHttp } from "./serve-http.ts";
import type { StartOptions } from "./start-options.ts";
import type { Teller } from "./teller.ts";
import { warmUp } from "./warm-up.ts";
import { fileState, watchForChanges } from "./watch-file.ts";
import type { Work } from "./work.ts";

const LOOPBACK = /^(?:127\.|localhost$|::1$)/;

export interface StartedService {
  readonly address: string;
  work(): Work;
  stop(): Promise<void>;
}

/** The whole service on this machine. Resolves when it answers; what was begun is ended if it cannot start. */
export async function startService(options: StartOptions, teller: Teller): Promise<StartedService> {
  const { data } = options;
  const undo = new AsyncDisposableStack();
  try {
    makeDataDirectory(data);
    undo.use(holdLock(data));
    const { http, answerWith } = await openHttp(options, undo);
    const getPublicUrl = () => options.publicUrl ?? http.address;
    const listed = fileState(options.sources);
    const modes = await openModes({ ...options, getPublicUrl, teller });
    undo.defer(() => modes.stop());
    await warmUp(modes);
    answerWith(modes);
    const running = { pid: process.pid, address: http.address, publicUrl: getPublicUrl() };
    introduce(data, running, modes, undo);
    if (options.publicUrl === undefined) warnOfAddress(options.host, http.address, teller);
    undo.defer(watchForChanges(options.sources, listed, () => void modes.reload()));
    return { address: http.address, work: modes.work, stop: () => undo.disposeAsync() };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

function holdLock(data: string): Disposable {
  const lock = lockService(data);
  if (lock === undefined) {
    throw new CommandError(
      `a service already runs on ${data}: end it first, or start this one on other data (--data)`,
    );
  }
  return { [Symbol.dispose]: lock.release };
}

/** The port is taken before anything is crawled; until the stores are open, every request is told to come again. */
async function openHttp({ host, port }: StartOptions, undo: AsyncDisposableStack) {
  let modes: Modes | undefined;
  const http = await serveHttp({
    host,
    port,
    fetch: (request, env) => modes?.fetch(request, env) ?? notYet(),
    advice: "end that one, or choose another port with --port",
  });
  undo.defer(() => http.close());
  const answerWith = (opened: Modes) => {
    modes = opened;
  };
  return { http, answerWith };
}

/** Readers on other machines would be sent to their own. */
function warnOfAddress(host: string, address: string, teller: Teller): void {
  if (LOOPBACK.test(host)) return;
  teller.warn(
    `every address in the feeds begins with ${address}: name the one that readers see with --public-url`,
  );
}

function notYet(): Response {
  return new Response("starting\n", { status: 503, headers: { "retry-after": "1" } });
}

/** From now on commands beside this service find it, and hand their work to it. */
function introduce(
  data: string,
  running: { readonly pid: number; readonly address: string; readonly publicUrl: string },
  modes: Modes,
  undo: AsyncDisposableStack,
): void {
  const control = openControlQueue(data);
  control.clear();
  undo.defer(() => control.close());
  const remember = () => {
    const { stores, demo } = modes.work();
    writeRunningService(data, { ...running, stores, isDemo: demo !== undefined });
  };
  remember();
  modes.onChange(remember);
  undo.defer(() => removeRunningService(data));
  undo.defer(answerCommands(control, modes));
}
