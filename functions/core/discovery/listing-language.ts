import type { PageLink } from "./collect-links.ts";

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CJK = /^(?:zh|ja|ko)/i;
const ENOUGH = 0.3;

/**
 * The language that dates are read in: templates say `lang="en"` on Chinese pages, or nothing. What the links are
 * written in tells.
 */
export function listingLanguage(
  links: readonly PageLink[],
  declared: string | undefined,
): string | undefined {
  if (declared !== undefined && CJK.test(declared)) return declared;
  const worded = links.filter(({ text }) => text !== "");
  const share = (script: RegExp) =>
    worded.filter(({ text }) => script.test(text)).length / Math.max(1, worded.length);
  if (share(KANA) >= ENOUGH) return "ja";
  return share(HAN) >= ENOUGH ? "zh" : declared;
}
