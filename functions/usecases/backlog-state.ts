import type { Backlog } from "../core/backlog.ts";
import type { CrawlSourceMessage } from "../core/messages.ts";
import type { SourceRecord } from "../core/records.ts";
import { changeSource } from "./change-source.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import type { OutgoingMessage, SourceStore } from "./ports.ts";

const PATIENCE_MS = 60 * 60_000;

export function isOver({ since }: Backlog, now: Date): boolean {
  return Date.parse(since) + PATIENCE_MS <= now.getTime();
}

/** Whether a message is about a source's first crawl. */
export function isFirstCrawl({ backlog }: CrawlSourceMessage, record: SourceRecord): boolean {
  return backlog ?? record.lastGoodCrawlAt === undefined;
}

/** A message of a first crawl at work: what it sends on is awaited before it is sent. */
export interface BacklogPart {
  readonly deps: CrawlDependencies;
  /** The message is done: unless it was sent on itself, nothing more is to come of it. */
  end(): Promise<void>;
}

export function beginPart(
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): BacklogPart {
  const sent = new Set<string>();
  const send = async (messages: readonly OutgoingMessage[]) => {
    const names = messages.flatMap(nameIfListing);
    if (names.length > 0) await awaitParts(record, names, deps);
    for (const name of names) sent.add(name);
    await deps.queue.send(messages);
  };
  return {
    deps: { ...deps, queue: { send } },
    async end() {
      const own = nameOf(message);
      if (!sent.has(own)) await endPart(record, own, deps);
    },
  };
}

/** Before the articles of a listing are stored: they wait for what is still to come of it. Answers the source as it is then. */
export function awaitOwn(
  message: CrawlSourceMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceRecord | undefined> {
  return awaitParts(record, [nameOf(message)], deps);
}

async function awaitParts(
  record: SourceRecord,
  names: readonly string[],
  { sources, clock }: CrawlDependencies,
): Promise<SourceRecord | undefined> {
  const since = clock.now().toISOString();
  return changeBacklog(record, sources, (stored) => {
    const backlog: Backlog = stored ?? { schema: 1, since, awaits: [] };
    return { ...backlog, awaits: [...new Set([...backlog.awaits, ...names])] };
  });
}

async function endPart(
  record: SourceRecord,
  name: string,
  { sources }: CrawlDependencies,
): Promise<void> {
  await changeBacklog(record, sources, (stored) =>
    stored?.awaits.includes(name)
      ? { ...stored, awaits: stored.awaits.filter((one) => one !== name) }
      : stored,
  );
}

/** Answers what is stored then. */
export async function changeBacklog(
  record: SourceRecord,
  sources: SourceStore,
  change: (backlog: Backlog | undefined) => Backlog | undefined,
): Promise<SourceRecord | undefined> {
  const stored = await sources.getSource(record.key);
  if (stored === undefined) return undefined;
  const backlog = change(stored.backlog);
  if (backlog === stored.backlog) return stored;
  return changeSource(stored, (now) => ({ ...now, backlog: change(now.backlog) }), sources);
}

function nameIfListing({ message }: OutgoingMessage): string[] {
  return message.kind === "crawl-source" ? [nameOf(message)] : [];
}

function nameOf({ look, chosen, listingUrl }: CrawlSourceMessage): string {
  if (look !== undefined) return "look";
  return chosen ? "way" : (listingUrl ?? "page");
}
