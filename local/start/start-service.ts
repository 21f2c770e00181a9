import { CommandError } from "../command-error.ts";
import { openControlQueue } from "../control-queue.ts";
import { makeDataDirectory, removeRunningService, writeRunningService } from "../data-directory.ts";
import { lockService } from "../service-lock.ts";
import { answerCommands } from "./answer-commands.ts";
import { createModes, type Modes, type StartOptions } from "./modes.ts";
import { type HttpService, serveHttp } from "./serve-http.ts";
import type { Teller } from "./teller.ts";
import { watchForChanges } from "./watch-file.ts";

export interface StartedService {
  readonly address: string;
  stop(): Promise<void>;
}

/** The whole service on this machine. Resolves when it answers; whatever was begun is ended if it cannot start. */
export async function startService(options: StartOptions, teller: Teller): Promise<StartedService> {
  const { data } = options;
  const undo = new AsyncDisposableStack();
  try {
    makeDataDirectory(data);
    undo.use(holdLock(data));
    const http = await openHttp(options, undo);
    const publicUrl = () => options.publicUrl ?? http.server.address;
    const modes = createModes({ ...options, getPublicUrl: publicUrl }, teller);
    undo.defer(() => modes.stop());
    await modes.start();
    http.answerWith(modes);
    tellCommands(options, http.server, modes, undo);
    undo.defer(watchForChanges(options.sources, () => void modes.reload()));
    return { address: http.server.address, stop: () => undo.disposeAsync() };
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
  const server = await serveHttp({
    host,
    port,
    fetch: (request, env) => modes?.fetch(request, env) ?? notYet(),
    advice: "end that one, or choose another port with --port",
  });
  undo.defer(() => server.close());
  return {
    server,
    answerWith(started: Modes) {
      modes = started;
    },
  };
}

function notYet(): Response {
  return new Response("starting\n", { status: 503, headers: { "retry-after": "1" } });
}

/** From now on commands beside this service find it, and hand their work to it. */
function tellCommands(
  { data, publicUrl }: StartOptions,
  { address }: HttpService,
  modes: Modes,
  undo: AsyncDisposableStack,
): void {
  const control = openControlQueue(data);
  control.clear();
  undo.defer(() => control.close());
  const remember = () =>
    writeRunningService(data, {
      pid: process.pid,
      address,
      publicUrl: publicUrl ?? address,
      ...modes.current(),
    });
  remember();
  modes.onChange(remember);
  undo.defer(() => removeRunningService(data));
  undo.defer(answerCommands(control, modes));
}
