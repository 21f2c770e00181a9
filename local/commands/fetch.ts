import type { Command } from "commander";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { type DecodedPage, decodePage } from "../../functions/core/charset/decode-page.ts";
import type { FetchedPage, Hop } from "../../functions/core/fetch-outcome.ts";
import { userAgent } from "../../functions/core/user-agent.ts";
import { createPageVisitor, type VisitResult } from "../../functions/usecases/visit-page.ts";
import { CommandError } from "../command-error.ts";
import { openClient } from "../open-client.ts";
import { printResult } from "../terminal.ts";
import { allowNetworkOption, contactOption, jsonOption } from "./options.ts";

interface FetchFlags {
  readonly json?: boolean;
  readonly body?: boolean;
  readonly allowNetwork: readonly string[];
  readonly contactUrl?: string;
}

export function addFetchCommand(program: Command): void {
  program
    .command("fetch")
    .description(
      "what a crawl would do with an address: hops, robots.txt, validators, charset, times",
    )
    .argument("<url>", "a web address")
    .option("--body", "the page itself; with --json as a field of the document")
    .addOption(jsonOption())
    .addOption(allowNetworkOption())
    .addOption(contactOption())
    .action(fetchAddress);
}

async function fetchAddress(url: string, flags: FetchFlags): Promise<void> {
  const parsed = URL.parse(url);
  if (parsed === null)
    throw new CommandError(`expected a web address, found ${JSON.stringify(url)}`, 2);
  const result = await visit(parsed, flags);
  const report = toReport(result);
  if (report.kind !== "fetched" && report.kind !== "not-modified") process.exitCode = 1;
  const body = textOf(result);
  if (flags.body && !flags.json) process.stdout.write(body ?? "");
  else printResult(flags.body ? { ...report, body } : report, () => describe(report), flags.json);
}

/** Straight away: this is one request by a person, who is told the pace that a crawl would keep. */
async function visit(url: URL, { allowNetwork, contactUrl }: FetchFlags): Promise<VisitResult> {
  const http = openClient(allowNetwork);
  const db = openDatabase(":memory:");
  try {
    const visitor = createPageVisitor({
      http,
      hosts: createSqliteHostStore(db),
      clock: { now: () => new Date() },
      userAgent: userAgent(contactUrl),
    });
    return await visitor.visitPage({ url: url.href, ports: [url.host], robots: "obey" });
  } finally {
    await http.close();
    db.close();
  }
}

interface Report {
  readonly kind: VisitResult["kind"];
  readonly url?: string;
  readonly status?: number;
  readonly message?: string;
  readonly retryable?: boolean;
  readonly retryAt?: string;
  readonly hops?: readonly Hop[];
  readonly contentType?: string;
  /** Of the body as it is read, in bytes. */
  readonly size?: number;
  readonly charset?:
    | Omit<DecodedPage, "ok" | "text">
    | { readonly charset: string; readonly reason: string };
  readonly validators?: { readonly etag?: string; readonly lastModified?: string };
  readonly milliseconds?: number;
}

function toReport(result: VisitResult): Report {
  return result.kind === "fetched" ? toPageReport(result) : result;
}

function toPageReport({ kind, page, hops, milliseconds }: FetchedPage): Report {
  const { url, status, headers, body } = page;
  const { etag, "last-modified": lastModified, "content-type": contentType } = headers;
  const decoded = decodePage(body, { contentType });
  const { text: _, ok: __, ...charset } = { text: "", ...decoded };
  const validators = { etag, lastModified };
  return {
    kind,
    url,
    status,
    hops,
    contentType,
    size: body.length,
    charset,
    validators,
    milliseconds,
  };
}

function textOf(result: VisitResult): string | undefined {
  if (result.kind !== "fetched") return undefined;
  const { body, headers } = result.page;
  const decoded = decodePage(body, { contentType: headers["content-type"] });
  if (!decoded.ok) throw new CommandError(`${result.page.url}: ${decoded.reason}`);
  return decoded.text;
}

function describe(report: Report): string {
  const {
    kind,
    hops = [],
    message,
    retryAt,
    contentType,
    size,
    charset,
    validators,
    milliseconds,
  } = report;
  const rows: (readonly [string, string | undefined])[] = [
    ...hops.map((hop, index) => [`hop ${index + 1}`, describeHop(hop)] as const),
    ["result", message === undefined ? kind : `${kind}: ${message}`],
    ["retry", retryAt && `not before ${retryAt}`],
    ["type", contentType],
    ["charset", charset && describeCharset(charset)],
    ["size", size === undefined ? undefined : `${size} bytes`],
    ["ETag", validators?.etag],
    ["Last-Modified", validators?.lastModified],
    ["time", milliseconds === undefined ? undefined : `${milliseconds} ms`],
  ];
  return rows.flatMap(([name, value]) => (value ? [`${name.padEnd(14)} ${value}`] : [])).join("\n");
}

function describeHop({ url, status, milliseconds, robots }: Hop): string {
  const line = robots?.line === undefined ? "" : ` by line ${robots.line}: ${robots.text}`;
  const answer = status ?? (milliseconds === 0 ? "not sent" : "no answer");
  return `${answer} in ${milliseconds} ms  ${url}  robots.txt: ${robots?.verdict ?? "not asked"}${line}`;
}

function describeCharset(charset: NonNullable<Report["charset"]>): string {
  if (!("declared" in charset)) return charset.reason;
  const { decidedBy, declared, damaged } = charset;
  const told = Object.entries(declared).flatMap(([where, name]) =>
    name ? [`${where} ${name}`] : [],
  );
  const unreadable = damaged > 0 ? `; ${damaged} characters could not be read` : "";
  return `${charset.charset}, decided by ${decidedBy} (told: ${told.join(", ") || "nothing"})${unreadable}`;
}
