import type { DeadLetter, DeadLetters } from "../functions/adapters/sqlite-dead-letters.ts";
import { parseMessage } from "../functions/core/parse-message.ts";
import type { OpenStores } from "./open-stores.ts";

/** A message that was put aside, as an operator is told of it. */
export interface ToldDeadLetter {
  readonly id: string;
  /** Absent where the message cannot be read, or its source is not there any more. */
  readonly source?: string;
  /** What it was to visit. */
  readonly url?: string;
  /** ISO 8601. */
  readonly diedAt: string;
  readonly cause: string;
}

const DIED = "its worker died";

/** The latest first. */
export function tellDeadLetters(
  deadLetters: Pick<DeadLetters, "list">,
  stores: Pick<OpenStores, "sources" | "articles">,
): Promise<ToldDeadLetter[]> {
  return Promise.all(deadLetters.list().map((letter) => tell(letter, stores)));
}

async function tell(
  { id, body, diedAt, failure = DIED }: DeadLetter,
  stores: Pick<OpenStores, "sources" | "articles">,
): Promise<ToldDeadLetter> {
  const about = await readSubject(body, stores).catch(() => ({}));
  return { id, ...about, diedAt: new Date(diedAt).toISOString(), cause: failure };
}

/** Rejects for what is no message. */
async function readSubject(
  body: string,
  { sources, articles }: Pick<OpenStores, "sources" | "articles">,
): Promise<Pick<ToldDeadLetter, "source" | "url">> {
  const message = parseMessage(body);
  const record = await sources.getSource(message.sourceKey);
  if (message.kind === "crawl-source") {
    return { source: record?.source.id, url: message.listingUrl ?? record?.source.url };
  }
  const [article] = await articles.getArticles([message.articleId]);
  return { source: record?.source.id, url: article?.url };
}
