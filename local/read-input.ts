import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { openDatabase } from "../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../functions/adapters/sqlite-host-store.ts";
import { decodePage } from "../functions/core/charset/decode-page.ts";
import { userAgent } from "../functions/core/user-agent.ts";
import { createPageVisitor } from "../functions/usecases/visit-page.ts";
import { CommandError } from "./command-error.ts";
import { openClient } from "./open-client.ts";

export interface InputPage {
  readonly text: string;
  /** Where the page was found, if that is known. */
  readonly url?: string;
  /** ISO 8601. */
  readonly fetchedAt?: string;
}

export interface InputOptions {
  /** A file's own address. */
  readonly url?: string;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
}

const WEB_ADDRESS = /^https?:\/\//i;

export function isWebAddress(input: string): boolean {
  return WEB_ADDRESS.test(input);
}

/** A page from a file, from standard input (`-`), or from the web, as a crawl would fetch it. */
export async function readInput(input: string, options: InputOptions): Promise<InputPage> {
  if (isWebAddress(input)) return readFromWeb(input, options);
  const { url } = options;
  if (url !== undefined && URL.parse(url) === null) {
    throw new CommandError(`--url: expected a web address, found ${JSON.stringify(url)}`, 2);
  }
  const bytes = input === "-" ? await buffer(process.stdin) : readBytes(input);
  return { text: decode(bytes, input), ...(url !== undefined && { url }) };
}

async function readFromWeb(url: string, options: InputOptions): Promise<InputPage> {
  const http = openClient(options.allowNetwork);
  const db = openDatabase(":memory:");
  try {
    const { host } = new URL(url);
    const visitor = createPageVisitor({
      http,
      hosts: createSqliteHostStore(db),
      clock: { now: () => new Date() },
      userAgent: userAgent(options.contactUrl),
    });
    const result = await visitor.visitPage({ url, ports: [host], robots: "obey" });
    if (result.kind !== "fetched") {
      throw new CommandError("message" in result ? result.message : `${url}: ${result.kind}`);
    }
    const { page } = result;
    const text = decode(page.body, page.url, page.headers["content-type"]);
    return { text, url: page.url, fetchedAt: page.fetchedAt };
  } finally {
    await http.close();
    db.close();
  }
}

function decode(bytes: Uint8Array, name: string, contentType?: string): string {
  const decoded = decodePage(bytes, { contentType });
  if (decoded.ok) return decoded.text;
  throw new CommandError(`${name}: ${decoded.reason}`);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new CommandError(`${path}: ${reason}`);
  }
}
