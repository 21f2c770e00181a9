import type { PlacedLine } from "../article-lines.ts";
import type { Candidate } from "../candidate.ts";
import { isMedium, isPageLabel } from "./account-name.ts";
import type { AuthorsWeighed } from "./agreement.ts";
import { LABELLED_BEHIND } from "./credit-sources.ts";

/** 特别声明：以上内容为自媒体平台“某某号”用户上传并发布; 本平台仅提供信息存储服务. */
const STATEMENT =
  /自媒体|[号號][”"』」]?\s?(?:用户|作者)|(?:用户|作者)(?:自行)?上传|仅提供信息存储/u;
const WEIGHT = 4;

/**
 * On a platform that lets everybody publish, the account that is printed as the source is who wrote the article;
 * a newspaper's account is no author. `credits` has the most trusted first.
 */
export function accountAuthor(
  lines: readonly PlacedLine[],
  credits: readonly Candidate[],
): AuthorsWeighed | undefined {
  const isPlatform = lines.some(({ text }) => STATEMENT.test(text));
  if (!isPlatform) return undefined;
  const account = credits.find(isPrintedAccount)?.value;
  if (account === undefined) return undefined;
  const from = "the account on a platform of accounts";
  return { names: [account], value: account, from, carrier: "line", weight: WEIGHT };
}

/** A source named behind the text is another's, whose text the account took over. */
function isPrintedAccount({ value, from }: Candidate): boolean {
  return from !== LABELLED_BEHIND && !isMedium(value) && !isPageLabel(value);
}
