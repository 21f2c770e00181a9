import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface CorpusPage {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly url?: string;
}

const ENDING = ".html";

/** A corpus's pages as published. Of its labels nothing is read but the pages' addresses. */
export function readCorpus(folder: string): CorpusPage[] {
  const urls = readUrls(join(folder, "labels.json"));
  return readdirSync(join(folder, "html"))
    .filter((file) => file.endsWith(ENDING))
    .map((file) => {
      const id = file.slice(0, -ENDING.length);
      return { id, bytes: readFileSync(join(folder, "html", file)), url: urls.get(id) };
    });
}

function readUrls(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const labels: Record<string, { readonly url?: unknown }> = JSON.parse(readFileSync(file, "utf8"));
  const urls = new Map<string, string>();
  for (const [id, { url }] of Object.entries(labels))
    if (typeof url === "string" && URL.canParse(url)) urls.set(id, url);
  return urls;
}
