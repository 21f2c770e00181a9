/**
 * The contract between infra and the handlers: infra sets exactly these variables, a handler reads exactly those of its
 * interface, and the compiler holds both to it. A variable whose comment says so may be empty.
 */
interface TableEnv {
  readonly TABLE_NAME: string;
}

interface QueueEnv {
  readonly CRAWL_QUEUE_URL: string;
  readonly ARTICLE_QUEUE_URL: string;
}

interface HubEnv {
  /** The WebSub hub that feeds name, and that is told of changes. Empty: none. */
  readonly HUB_URL: string;
}

export interface ScheduleCrawlsEnv extends TableEnv, QueueEnv {}

export interface CrawlEnv extends TableEnv, QueueEnv, HubEnv {
  readonly BUCKET_NAME: string;
  /** Where a site's owner can ask us to stop; part of the user agent. Empty: none. */
  readonly CONTACT_URL: string;
  /** Of the SNS topic where changes of health are told. */
  readonly OPERATOR_TOPIC_ARN: string;
  /** CIDRs, comma separated, that the network guard lets pass. Empty but in the emulator's account. */
  readonly ALLOW_NETWORK: string;
}

export interface ServeEnv extends TableEnv, HubEnv {
  readonly BUCKET_NAME: string;
  /** `true`: health and cost of sources may be read by everybody. */
  readonly PUBLIC_STATUS: string;
}

export interface ApplySourcesEnv extends TableEnv {
  /** ARN of the stack whose deployment calls. */
  readonly STACK_ID: string;
}

/** Throws at the start of a function, naming what is missing, and not at its first request. */
export function readEnv<const Name extends string>(names: readonly Name[]): Record<Name, string> {
  const missing = names.filter((name) => process.env[name] === undefined);
  if (missing.length > 0) throw new Error(`environment variables not set: ${missing.join(", ")}`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
}
