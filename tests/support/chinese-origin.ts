import { extractPage } from "./extract-page.ts";

/** Two paragraphs of a Chinese article. */
export const TEXT =
  "河畔园区今天上午正式开门迎客，首批三十二家企业已经办完全部手续，员工下周起陆续搬入新的办公楼，园区食堂和班车也同时启用。";
export const MORE =
  "园区负责人介绍，明年还将建成两座实验室和一所国际学校，方便外地工程师安家落户，相关规划已经公示，市民可以提出意见和建议。";

export interface Origin {
  readonly byline: readonly string[];
  readonly credit: string | undefined;
}

/** Who and what a Chinese page with this body names as its origin. */
export function readOrigin(body: string): Origin {
  const html = `<html><head><title>河畔园区正式开门迎客</title></head><body><h1>河畔园区正式开门迎客</h1>${body}</body></html>`;
  const extraction = extractPage(html);
  if (!extraction.ok) throw new Error(extraction.reason);
  const { byline = [], credit } = extraction.article;
  return { byline, credit };
}
