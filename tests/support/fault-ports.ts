import { TidingsError } from "../../functions/core/errors.ts";
import type { CrawlDependencies } from "../../functions/usecases/crawl-dependencies.ts";
import type { HostStore } from "../../functions/usecases/ports.ts";

/** What happens to one call of a port. `refused`: nothing is done · `lost`: it is done and not answered · `killed`, `killed-after`: the worker dies. */
export type Strike = "refused" | "lost" | "killed" | "killed-after";

/** Asked before every call: `articles.saveArticle`. */
export type PortFault = (step: string) => Strike | undefined;

/** One worker on one message. A killed one never hears again of anything that it asked for. */
export interface Life {
  isOver: boolean;
  readonly died: Promise<"died">;
  die(): void;
}

export type SpoiltPorts = Pick<
  CrawlDependencies,
  "sources" | "articles" | "feeds" | "blobs" | "queue"
> & { readonly hosts: HostStore };

export function createLife(): Life {
  const { promise, resolve } = Promise.withResolvers<"died">();
  const life: Life = {
    isOver: false,
    died: promise,
    die() {
      life.isOver = true;
      resolve("died");
    },
  };
  return life;
}

/** The ports of one life under faults. Each call is preceded by a turn of other lives' work. */
export function spoilPorts(
  ports: SpoiltPorts,
  life: Life,
  { fault, yieldTurn }: { readonly fault: PortFault; readonly yieldTurn: () => Promise<void> },
): SpoiltPorts {
  const spoil = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, method) {
        const call = Reflect.get(target, method);
        if (typeof call !== "function") return call;
        const step = `${name}.${String(method)}`;
        return async (...args: unknown[]) => {
          await yieldTurn();
          return struck(step, life, fault, () => Reflect.apply(call, target, args));
        };
      },
    });
  return {
    sources: spoil("sources", ports.sources),
    articles: spoil("articles", ports.articles),
    feeds: spoil("feeds", ports.feeds),
    blobs: spoil("blobs", ports.blobs),
    queue: spoil("queue", ports.queue),
    hosts: spoil("hosts", ports.hosts),
  };
}

async function struck(
  step: string,
  life: Life,
  fault: PortFault,
  call: () => Promise<unknown>,
): Promise<unknown> {
  if (life.isOver) return never();
  const strike = fault(step);
  if (strike === "refused") throw unavailable(step);
  if (strike === "killed") return killed(life);
  const answer = await call();
  if (strike === "lost") throw unavailable(step);
  if (strike === "killed-after") return killed(life);
  return life.isOver ? never() : answer;
}

function killed(life: Life): Promise<never> {
  life.die();
  return never();
}

function never(): Promise<never> {
  return new Promise(() => {});
}

function unavailable(step: string): TidingsError {
  return new TidingsError("store-unavailable", `${step} failed by a test`);
}
