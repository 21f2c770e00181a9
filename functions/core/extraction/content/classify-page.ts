import { elementsByTag, type PageIndex } from "../../html/page-index.ts";
import { attribute } from "../../html/tree.ts";
import type { NotArticleReason } from "../extraction.ts";
import type { BlockSums } from "./block-sums.ts";
import { textOf } from "./text-of.ts";

/** A page with more prose than that is an article, whatever else is on it. */
const ARTICLE_WEIGHT = 700;
/** Headlines of a listing: links of at least that weight, and at least so many. */
const HEADLINE_WEIGHT = 18;
const FEWEST_HEADLINES = 12;
const LOGIN_PROSE = 200;
const LISTING_PROSE = 60;
const ERROR_TITLE =
  /\b(?:404|403|500|502|503|page (?:not|can['’]t be) found|not found|access denied|forbidden|error occurred|internal server error|service unavailable|seite nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata)\b|^error\b|(?:页面|网页|文章|内容|信息|该页|您访问的).{0,8}(?:不存在|未找到|没有找到|找不到|已删除|已被删除|被删除|走丢|出错|无法访问)|访问(?:出错|受限|被拒绝)|出错了|系统错误|服务器错误/i;
const CONSENT = /\b(?:cookies?|consent|gdpr|datenschutz|einwilligung|privacy preferences)\b/gi;

/** Why a page with so little prose is no article; `undefined` where nothing speaks against a short one. */
export function notArticleReason(
  index: PageIndex,
  prose: number,
  sums: BlockSums,
): NotArticleReason | undefined {
  if (prose >= ARTICLE_WEIGHT) return undefined;
  if (isErrorPage(index)) return "error-page";
  if (prose < LOGIN_PROSE && asksForPassword(index)) return "login";
  if (isConsentPage(index, prose)) return "consent";
  if (isListing(index, prose, sums)) return "listing";
  if (prose === 0 && hasVideo(index)) return "video-only";
  return undefined;
}

function isErrorPage(index: PageIndex): boolean {
  const heads = [...elementsByTag(index, "title"), ...elementsByTag(index, "h1")].slice(0, 3);
  return heads.some((head) => {
    const text = textOf(head);
    return text.length <= 80 && ERROR_TITLE.test(text);
  });
}

function asksForPassword(index: PageIndex): boolean {
  const isPassword = elementsByTag(index, "input").some(
    (input) => attribute(input, "type")?.toLowerCase() === "password",
  );
  return isPassword && elementsByTag(index, "p").length < 6;
}

function isConsentPage(index: PageIndex, prose: number): boolean {
  const body = elementsByTag(index, "body")[0];
  if (body === undefined || prose === 0) return false;
  const text = textOf(body);
  return text.length < 3_000 && (text.match(CONSENT)?.length ?? 0) >= 4;
}

/** Many links with text of a headline's length, and no more than a sentence beside them. */
function isListing(index: PageIndex, prose: number, sums: BlockSums): boolean {
  const links = sums.linkWeight[0] ?? 0;
  if (links < 3 * prose || prose > LISTING_PROSE) return false;
  const headlines = elementsByTag(index, "a").filter((link) => isHeadlineLink(textOf(link)));
  return headlines.length >= FEWEST_HEADLINES;
}

function isHeadlineLink(text: string): boolean {
  return (
    text.length >= HEADLINE_WEIGHT / 3 && (text.length >= HEADLINE_WEIGHT || !text.includes(" "))
  );
}

function hasVideo(index: PageIndex): boolean {
  return elementsByTag(index, "video").length + elementsByTag(index, "iframe").length > 0;
}
