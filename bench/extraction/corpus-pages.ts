import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface CorpusPage {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly url?: string;
}

const ENDING = ".html";

/** A corpus's pages as published, each read when it is asked for. Of its labels nothing is read but the pages' addresses. */
export function* readCorpus(folder: string): Generator<CorpusPage> {
  const urls = readUrls(join(folder, "labels.json"));
  for (const file of readdirSync(join(folder, "html"))) {
    if (!file.endsWith(ENDING)) continue;
    const id = file.slice(0, -ENDING.length);
    yield { id, bytes: readFileSync(join(folder, "html", file)), url: urls.get(id) };
  }
}

function readUrls(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const labels: Record<string, { readonly url?: unknown }> = JSON.parse(readFileSync(file, "utf8"));
  const urls = new Map<string, string>();
  for (const [id, { url }] of Object.entries(labels))
    if (typeof url === "string" && URL.canParse(url)) urls.set(id, url);
  return urls;
}
