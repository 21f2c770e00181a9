import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Real pages beside the project, where somebody put them; `TIDINGS_CORPORA` names another place. */
export const CORPORA = process.env.TIDINGS_CORPORA ?? "../shared/corpora/dev";

export interface CorpusPage {
  readonly id: string;
  readonly title: string;
  readonly body: Uint8Array;
}

export function hasCorpora(): boolean {
  return existsSync(CORPORA);
}

/** The pages of a corpus, in order of their ids. */
export function corpusPages(corpus: string): CorpusPage[] {
  const folder = join(CORPORA, corpus);
  const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8"));
  return readdirSync(join(folder, "html"))
    .sort()
    .map((file) => {
      const id = file.replace(".html", "");
      const title = labels[id]?.title ?? `${corpus} ${id}`;
      return { id, title, body: readFileSync(join(folder, "html", file)) };
    });
}
