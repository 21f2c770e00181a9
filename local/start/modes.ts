import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AppliedSources } from "../../functions/usecases/apply-sources.ts";
import { CommandError } from "../command-error.ts";
import { describeApplied } from "../describe-applied.ts";
import { readSourceFile, type SourceFile } from "../read-source-file.ts";
import type { RunningCrawls } from "./running-crawls.ts";
import {
  changeWork,
  closeWork,
  openOwnWork,
  openWork,
  type SourceList,
  type Work,
  type WorkOptions,
} from "./work.ts";

/** The service's work, as it changes with the list of sources; one change at a time. */
export interface Modes {
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** Reads the file again and takes over what it says; a wrong one changes nothing. */
  reload(): Promise<void>;
  apply(sources: SourceList): Promise<AppliedSources>;
  running(): RunningCrawls;
  work(): Work;
  /** Calls `listener` after every change. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

export async function openModes(options: WorkOptions): Promise<Modes> {
  const listeners = new Set<() => void>();
  let notify: string | undefined;
  const file = readSourceFile(options.sources);
  const hub = file.ok ? file.hub : undefined;
  const opening = { ...options, getNotifyUrl: () => notify, hub };
  if (file.ok) notify = file.notify;
  let work: Work | undefined = await openFirst(file, opening);
  let turn: Promise<unknown> = Promise.resolve();

  return {
    fetch: (request, env) => current().crawls.web.fetch(request, env),
    async reload() {
      const read = readSourceFile(options.sources);
      if (read.ok) notify = read.notify;
      await takeOver(read, options, apply);
    },
    apply,
    running: () => current().crawls,
    work: current,
    onChange: (listener) => void listeners.add(listener),
    stop: () =>
      inTurn(async () => {
        if (work !== undefined) await closeWork(work);
        work = undefined;
      }),
  };

  function current(): Work {
    if (work === undefined) throw new CommandError("the service is ending");
    return work;
  }

  function apply(sources: SourceList): Promise<AppliedSources> {
    return inTurn(async () => {
      const changed = await changeWork(current(), sources, opening);
      work = changed.work;
      for (const listener of listeners) listener();
      return changed.applied;
    });
  }

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = turn.then(step, step);
    turn = result.catch(() => {});
    return result;
  }
}

/** A wrong file at the start: the sources that the stores have go on, if there are any. */
async function openFirst(read: SourceFile, options: WorkOptions): Promise<Work> {
  if (read.ok) return openWork(read.sources, options);
  const told = read.problems.join("\n");
  if (!existsSync(join(options.data, "tidings.db"))) throw new CommandError(told);
  options.teller.warn(`${told}\nThe sources of before go on.`, { problems: read.problems });
  return openOwnWork(undefined, options);
}

async function takeOver(
  read: SourceFile,
  { sources: file, teller }: WorkOptions,
  apply: (sources: SourceList) => Promise<AppliedSources>,
): Promise<void> {
  if (!read.ok) {
    const { problems } = read;
    teller.warn(`${problems.join("\n")}\nThe sources of before go on.`, { problems });
    return;
  }
  try {
    const applied = await apply(read.sources);
    teller.tell(`${file} taken over: ${describeApplied(applied)}`, applied);
  } catch (error) {
    teller.warn(`${file} could not be taken over: ${String(error)}`, { error: String(error) });
  }
}
