import { CommandError } from "./command-error.ts";
import { removeRunningService } from "./data-directory.ts";
import { openService, type Service } from "./service.ts";
import { lockService } from "./service-lock.ts";
import { runConsumers } from "./start/run-consumers.ts";

interface ServiceFlags {
  readonly data: string;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
}

/** A service without schedule and HTTP, for as long as `work` takes; nobody else may have one on this data. */
export async function withServiceHere<T>(
  { data, allowNetwork, contactUrl }: ServiceFlags,
  work: (service: Service, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lock = lockService(data);
  if (lock === undefined) throw new CommandError(`another command crawls on ${data}: call again`);
  // Of a service that was killed: it would be taken for this command.
  removeRunningService(data);
  const service = openService({ stores: data, allowNetworks: allowNetwork, contactUrl });
  try {
    service.deps.queue.recover();
    return await withConsumers(service, work);
  } finally {
    await service.close();
    lock.release();
  }
}

async function withConsumers<T>(
  service: Service,
  work: (service: Service, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  process.once("SIGINT", () => ending.abort());
  const consumers = runConsumers(service, ending.signal, () => {});
  try {
    return await work(service, ending.signal);
  } finally {
    ending.abort();
    await consumers;
  }
}
