import { isElement } from "../../html/tree.ts";
import { type CutMarks, sumBlocks } from "./block-sums.ts";
import type { CutReason } from "./boilerplate-words.ts";
import { boilerplateReason } from "./cut-marks.ts";
import type { FlatPage } from "./flat-page.ts";

/**
 * How much of the page's prose may go under one mark. A name that would take the article itself is a misnomer (a body
 * in `<form>`, a wrapper `has-sidebar`), but comments and consent texts can be longer than short news.
 */
const LARGEST_SHARE: Partial<Record<CutReason, number>> = {
  comments: 0.85,
  "consent or paywall box": 0.8,
  "related links": 0.6,
  "page footer": 0.6,
};
const LARGEST_OTHER_SHARE = 0.4;

/** Marks what its tag, role or names tell to be no content. */
export function markBoilerplate(page: FlatPage): CutMarks {
  const cuts: CutMarks = new Array<undefined>(page.nodes.length).fill(undefined);
  const { prose } = sumBlocks(page, cuts);
  const all = prose[0] ?? 0;

  for (let i = 1; i < page.nodes.length; i += 1) {
    const node = page.nodes[i];
    if (node === undefined || !isElement(node)) continue;
    const reason = boilerplateReason(node);
    if (reason === undefined) continue;
    const share = all === 0 ? 0 : (prose[i] ?? 0) / all;
    if (share > (LARGEST_SHARE[reason] ?? LARGEST_OTHER_SHARE)) continue;
    cuts[i] = reason;
    i = (page.end[i] ?? i + 1) - 1;
  }
  return cuts;
}
