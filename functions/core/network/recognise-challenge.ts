export interface AnsweredPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The start of the body, each byte a character: the marks are ASCII. */
  readonly start: string;
  /** There is more than the start: shields' pages are small, and what stands further on may well be an article. */
  readonly goesOn?: boolean;
}

/** What shields put into the pages that they send instead of the site's; none of them stands in a page of a site itself. */
const MARKS =
  /\/cdn-cgi\/challenge-platform\/|_cf_chl_opt|cf-browser-verification|_Incapsula_Resource|\bsucuri_cloudproxy_js|captcha-delivery\.com|\bpx-captcha\b|_pxAppId|\bawsWafCookieDomainList\b|\bAwsWafIntegration\b|\bbm-verify=|sec-if-cpt-container|\/\.well-known\/sgcaptcha\/|\banubis_challenge\b|\/\.within\.website\/x\/cmd\/anubis|check\.ddos-guard\.net|\bimunify360\b|\bacw_sc__v[23]\b|errors\.aliyun\.com|\$_ts\s*=\s*window|safeline-?(?:waf|challenge)|slg-(?:box|title|bg)|\b__jsl_clearance|yunaq\.com|\/waf_(?:check|captcha)|_guard\/(?:auto|click|slide|html)\.js|Vercel Security Checkpoint/i;
const HEADERS: readonly (readonly [name: string, value: RegExp])[] = [
  ["cf-mitigated", /challenge/i],
  ["x-amzn-waf-action", /challenge|captcha/i],
  ["x-vercel-mitigated", /challenge|deny/i],
  ["x-datadome", /protected/i],
  ["x-sucuri-block", /./],
  ["set-cookie", /\b__jsl_clearance\b/i],
];
/** Statuses with which shields answer; on a page with any other one only a script that does nothing else is believed. */
const SHIELD_STATUS = new Set([202, 403, 405, 412, 429, 468, 503, 521]);
const SETS_COOKIE = /document\s*(?:\.\s*cookie|\[\s*["']cookie["']\s*\])\s*=/i;
const LOADS_AGAIN =
  /location\s*(?:\.\s*(?:reload|replace|assign|href)|\[|=)|http-equiv\s*=\s*["']?refresh/i;
const ENDLESS_SCRIPT = /\beval\s*\(|\bFunction\s*\(|String\.fromCharCode|atob\s*\(/;
const SCRIPT_START = /<(?:script|style|noscript)\b/iy;
const SCRIPT_END = /<\/(?:script|style|noscript)/gi;
const BLANKS = /\s+/g;
/** A page with more to read than this is a page. In characters. */
const HARDLY_ANY_TEXT = 300;

/**
 * Whether this is a shield's page (a cookie or a script to prove a browser, a captcha) and not the site's. A retry in an
 * hour may get through; a parser never will.
 */
export function isChallenge({ status, headers, start, goesOn }: AnsweredPage): boolean {
  if (HEADERS.some(([name, value]) => value.test(headers[name] ?? ""))) return true;
  const isSuspicious = SHIELD_STATUS.has(status);
  if (isSuspicious && MARKS.test(start)) return true;
  if (goesOn || !start.includes("<script") || hasText(start)) return false;
  if (SETS_COOKIE.test(start) && LOADS_AGAIN.test(start)) return true;
  return MARKS.test(start) || (isSuspicious && ENDLESS_SCRIPT.test(start)) || status === 412;
}

/**
 * Whether more than hardly any text stands outside of scripts and tags. Without a tree and in linear time, and of most
 * pages only the start is looked at.
 */
function hasText(html: string): boolean {
  let length = 0;
  for (let at = 0; at >= 0 && length <= HARDLY_ANY_TEXT; ) {
    const open = html.indexOf("<", at);
    length += html
      .slice(at, open < 0 ? html.length : open)
      .replace(BLANKS, " ")
      .trim().length;
    at = open < 0 ? open : endOfMarkup(html, open);
  }
  return length > HARDLY_ANY_TEXT;
}

/** Behind the tag, or behind the script that it opens; -1 at the page's end. */
function endOfMarkup(html: string, open: number): number {
  SCRIPT_START.lastIndex = open;
  if (!SCRIPT_START.test(html)) return html.indexOf(">", open) + 1 || -1;
  SCRIPT_END.lastIndex = open;
  const end = SCRIPT_END.exec(html);
  return end === null ? -1 : end.index;
}
