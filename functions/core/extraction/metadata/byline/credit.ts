import { keyOf } from "../page-text.ts";

const CUT =
  /[\t|｜]|\s{2}|\s(?=(?:记者|作者|通讯员|编辑|责编|责任编辑|原创|参与|字号|分享|评论|点击|浏览|阅读|时间|发布|举报|打印|审核|网友|进入|20\d\d))|(?:19|20)\d{2}[-年/.]|[（(](?:ID|微信|(?!.{1,12}[）)]))|[。！？]|原创稿$|(?<=[社网])\p{Script=Han}{2,8}\d{1,2}月\d{1,2}日|(?<=.)(?:字号|我要评论|分享到)/u;
const LEADING = /^(?:(?!["“《][^"”》]{1,20}["”》]\p{L})[\s:：《“"【[（(>])+/u;
const TRAILING =
  /(?<!（[^）]{1,12}|\([^)]{1,12}|《[^》]{1,12}|“[^”]{1,12})[\s》”"】【[\]）),，、;；／/]{1,10}$/u;
const NO_CREDIT =
  /^(?:本[站网網报報刊台社]|原创|网络|互联网|未知|不详|其他|转载|转载文章|网上转载|无|暂无|none|null|default|整理|网络整理|来源|综合|admin|本站原创|原创稿|\d+|[-—]+)$|[=<>{}]/i;
const LETTER = /\p{L}/u;
const MAX_LENGTH = 40;

/** The medium that a text of 来源： names; `undefined` for 本站, 网络 and other names of nobody, and for a template's markup. */
export function readCredit(text: string): string | undefined {
  const trimmed = text.replace(LEADING, "");
  const end = trimmed.search(CUT);
  const credit = (end < 0 ? trimmed : trimmed.slice(0, end)).replace(TRAILING, "").trim();
  if (credit.length < 2 || credit.length > MAX_LENGTH || !LETTER.test(credit)) return undefined;
  return NO_CREDIT.test(credit) || keyOf(credit).length < 2 ? undefined : credit;
}
